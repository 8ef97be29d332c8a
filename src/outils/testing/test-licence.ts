import { followingDay } from '#base/calendar.ts'
import { mondayOf, parseIsoWeek, weekBounds } from '#base/iso-week.ts'
import { parseOgecCode } from '#base/ogec-code.ts'
import { signKeyRing, type RingKey } from '#licence-file/key-ring.ts'
import { generateKey, type GeneratedKey, type Roots } from '#licence-file/keys.ts'
import { licenceAudience, type LicencePayload } from '#licence-file/licence-payload.ts'
import { makeDailyPassword, makeVerifier } from '#licence-file/make-daily-password.ts'
import { verifierDays, type PasswordVerifiers } from '#licence-file/password-verifiers.ts'
import { packLicenceFile, signLicence } from '#licence-file/sign-licence.ts'

export type MadeLicence = { readonly file: string; readonly id: string; readonly week: string }

export type Wished = {
  readonly version?: number
  readonly key?: GeneratedKey
  /** The keys of the ring; that of the signature alone unless given. */
  readonly ringKeys?: readonly RingKey[]
  readonly ringExp?: number
  readonly payload?: Partial<LicencePayload>
}

/** A school of La Réunion, its publisher’s keys made for the test, and any licence of theirs. */
export async function testSchool() {
  const [root, signing] = await Promise.all([generateKey('root'), generateKey('licence')])
  const ogec = parseOgecCode('01234567')
  if (!ogec.ok) throw new Error('no such code')
  const client = crypto.randomUUID()
  const licence = async (
    weekText: string,
    { version = 1, key = signing, ringKeys, ringExp = always.exp, payload = {} }: Wished = {},
  ): Promise<MadeLicence> => {
    const week = parseIsoWeek(weekText)
    if (!week) throw new Error('no such week')
    const { start, end } = weekBounds(week, zone)
    const from = start.getTime() / 1000
    const id = payload.jti ?? crypto.randomUUID()
    const whole: LicencePayload = {
      v: 1,
      iss: 'editeur',
      aud: licenceAudience,
      jti: id,
      sub: client,
      ogec: ogec.code,
      nom: 'Collège des Filaos',
      sem: week,
      tz: zone,
      iat: from - 4 * 86_400,
      nbf: from,
      exp: end.getTime() / 1000,
      grc: 0,
      mod: ['administratif', 'notes'],
      lim: { eleves: 450 },
      ...payload,
    }
    const keys = ringKeys ?? [ringKey(key)]
    const ring = await signKeyRing({ v: 1, version, exp: ringExp, keys }, [root])
    return { file: packLicenceFile(await signLicence(whole, key), ring), id, week: weekText }
  }
  const roots: Roots = { version: 1, threshold: 1, keys: [root.publicKey] }
  return { licence, roots, root, signing, ogec: ogec.code, client, zone }
}

export function ringKey({ kid, publicKey }: GeneratedKey): RingKey {
  return { kid, use: 'licence', x: publicKey.x, ...always }
}

/** The password of a day, and the cheap verifiers that a licence of that week carries. */
export function passwordOf(day: string): string {
  return makeDailyPassword(master, scope, day)
}

export async function verifiersFrom(weekText: string): Promise<PasswordVerifiers> {
  const week = parseIsoWeek(weekText)
  if (!week) throw new Error('no such week')
  const salt = Buffer.alloc(16, 3)
  const hashes: string[] = []
  for (let day = mondayOf(week); hashes.length < verifierDays; day = followingDay(day)) {
    const hash = await makeVerifier(passwordOf(day), salt, day, { memoryKib: 8, passes: 1 })
    hashes.push(hash.toString('base64url'))
  }
  return { v: 1, m: 8, t: 1, sel: salt.toString('base64url'), du: mondayOf(week), h: hashes }
}

/** The week 2026-W48 of that school, or some `days` of it. */
export async function testLicence(keyRingVersion = 1, days = { from: 0, until: 7 }) {
  const school = await testSchool()
  const from = Date.parse('2026-11-22T20:00:00Z') / 1000
  const made = await school.licence('2026-W48', {
    version: keyRingVersion,
    payload: { iat: from, nbf: from + days.from * 86_400, exp: from + days.until * 86_400 },
  })
  return { ...school, ...made, middle: new Date('2026-11-25T08:00:00Z') }
}

const zone = 'Indian/Reunion'
const always = {
  nbf: Date.parse('2026-09-01T00:00:00Z') / 1000,
  exp: Date.parse('2028-09-01T00:00:00Z') / 1000,
}
const master = Buffer.alloc(32, 7)
const scope = { scope: 'd-1', keyVersion: 1, revision: 0 }
