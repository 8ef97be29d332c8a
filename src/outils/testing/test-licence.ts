import { parseIsoWeek } from '#base/iso-week.ts'
import { parseOgecCode } from '#base/ogec-code.ts'
import { signKeyRing } from '#licence-file/key-ring.ts'
import { generateKey } from '#licence-file/keys.ts'
import type { Roots } from '#licence-file/keys.ts'
import { licenceAudience } from '#licence-file/licence-payload.ts'
import { packLicenceFile, signLicence } from '#licence-file/sign-licence.ts'

/** The week 2026-W48 of a school of La Réunion, or some `days` of it, signed by keys made for the test. */
export async function testLicence(
  keyRingVersion = 1,
  days = { from: 0, until: 7 },
): Promise<{ file: string; roots: Roots; ogec: string; client: string; middle: Date }> {
  const [root, signing] = await Promise.all([generateKey('root'), generateKey('licence')])
  const parsed = parseOgecCode('01234567')
  const week = parseIsoWeek('2026-W48')
  if (!parsed.ok || !week) throw new Error('no such code or week')
  const from = Date.parse('2026-11-22T20:00:00Z') / 1000
  const always = { nbf: from - 1000, exp: from + 90 * 86_400 }
  const { kid, publicKey } = signing
  const keys = [{ kid, use: 'licence', x: publicKey.x, ...always }]
  const ring = { v: 1, version: keyRingVersion, exp: always.exp, keys } as const
  const client = crypto.randomUUID()
  const licence = await signLicence(
    {
      v: 1,
      iss: 'editeur',
      aud: licenceAudience,
      jti: crypto.randomUUID(),
      sub: client,
      ogec: parsed.code,
      nom: 'Collège des Filaos',
      sem: week,
      tz: 'Indian/Reunion',
      iat: from,
      nbf: from + days.from * 86_400,
      exp: from + days.until * 86_400,
      grc: 0,
      mod: ['administratif', 'notes'],
      lim: { eleves: 450 },
    },
    signing,
  )
  return {
    file: packLicenceFile(licence, await signKeyRing(ring, [root])),
    roots: { threshold: 1, keys: [root.publicKey] },
    ogec: parsed.code,
    client,
    middle: new Date('2026-11-25T08:00:00Z'),
  }
}
