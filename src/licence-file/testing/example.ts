import { createPrivateKey } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import type { IsoWeek } from '#base/iso-week.ts'
import type { OgecCode } from '#base/ogec-code.ts'
import { signKeyRing } from '../key-ring.ts'
import type { KeyRing, RingKey } from '../key-ring.ts'
import type { GeneratedKey, KeyUse, Roots } from '../keys.ts'
import { licenceAudience } from '../licence-payload.ts'
import type { LicencePayload } from '../licence-payload.ts'
import { packLicenceFile, signLicence } from '../sign-licence.ts'
import type { Trust } from '../verify-licence-file.ts'

// An invented world for tests, measurements and test vectors, the same at each run: Ed25519 draws
// nothing at random, and these private keys are public.

/** Everything a `.lic` file is made of. */
export type Example = {
  rootKeys: readonly GeneratedKey[]
  signingKey: GeneratedKey
  ring: KeyRing
  payload: LicencePayload
}

export async function makeExample(rootCount = 1): Promise<Example> {
  const rootKeys = await Promise.all(
    Array.from({ length: rootCount }, (_, index) => exampleKey('root', index + 1)),
  )
  const signingKey = await exampleKey('licence', 100)
  const keys = [exampleRingKey(signingKey)]
  const ring: KeyRing = { v: 1, version: 3, exp: seconds('2027-09-01T00:00Z'), keys }
  return { rootKeys, signingKey, ring, payload: examplePayload }
}

export async function makeFile({ rootKeys, signingKey, ring, payload }: Example): Promise<Buffer> {
  const licence = await signLicence(payload, signingKey)
  return Buffer.from(packLicenceFile(licence, await signKeyRing(ring, rootKeys)))
}

/** What a machine of this school trusts, on the Wednesday of the week. */
export function exampleTrust({ rootKeys }: Example, threshold = 1): Trust {
  const roots = rootsOf(rootKeys, threshold)
  const client = { ogec: examplePayload.ogec, id: examplePayload.sub }
  return { roots, client, clock: { now: new Date('2026-11-25T09:00Z') } }
}

export function rootsOf(keys: readonly GeneratedKey[], threshold = 1, version = 1): Roots {
  return { version, threshold, keys: keys.map(({ publicKey }) => publicKey) }
}

export function exampleRingKey({ kid, use, publicKey }: GeneratedKey): RingKey {
  const validity = { nbf: seconds('2026-09-01T00:00Z'), exp: seconds('2027-09-01T00:00Z') }
  return { kid, use, x: publicKey.x, ...validity }
}

/** The key whose private part is the byte `seed`, 32 times. */
export async function exampleKey(use: KeyUse, seed: number): Promise<GeneratedKey> {
  const der = Buffer.concat([pkcs8Prefix, Buffer.alloc(32, seed)])
  const jwk = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' })
  const { x = '', d = '' } = jwk
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x })
  const publicKey = { kty: 'OKP', crv: 'Ed25519', x, kid } as const
  return { use, kid, publicKey, privateKey: { ...publicKey, d } }
}

export function seconds(instant: string): number {
  return Date.parse(instant) / 1000
}

/** Issued on the Thursday before, for a week that starts at 23:00 UTC on Sunday in Paris. */
const examplePayload: LicencePayload = {
  v: 1,
  iss: 'Éditeur Exemple',
  aud: licenceAudience,
  jti: '0192f5a0-0000-7000-8000-000000000001',
  sub: 'cl-000001',
  ogec: '0000000A' as OgecCode,
  uai: '0000000A',
  nom: 'Collège Saint-Exemple',
  sem: '2026-W48' as IsoWeek,
  tz: 'Europe/Paris',
  iat: seconds('2026-11-19T10:00Z'),
  nbf: seconds('2026-11-22T23:00Z'),
  exp: seconds('2026-11-29T23:00Z'),
  grc: 0,
  mod: ['administratif', 'vie-scolaire', 'notes'],
  lim: { eleves: 600 },
}

// The DER of a PKCS #8 Ed25519 private key up to its 32 bytes (RFC 8410).
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
