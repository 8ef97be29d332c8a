import type { OgecCode } from '#base/ogec-code.ts'
import { signKeyRing, type KeyRing } from '../../key-ring.ts'
import type { GeneralJws } from '../../general-jws.ts'
import type { GeneratedKey } from '../../keys.ts'
import type { LicencePayload } from '../../licence-payload.ts'
import { packLicenceFile, signLicence } from '../../sign-licence.ts'
import type { Trust } from '../../verify-licence-file.ts'
import { exampleKey, exampleRingKey, exampleTrust, makeExample, seconds } from '../example.ts'
import type { Draw } from './draw.ts'

/** What a forger has: genuine files, old key rings, a key stolen and revoked since, keys of its own. */
export type Material = {
  threshold: number
  genuine: Buffer
  /** The genuine licence and key ring. */
  licence: string
  trousseau: GeneralJws
  payload: LicencePayload
  /** Genuine licences of other schools, or of another client of this code. */
  donors: readonly string[]
  /** Key rings of before that still vouch for the stolen key. */
  oldRings: readonly GeneralJws[]
  ring: KeyRing
  stolenKey: GeneratedKey
  signingKey: GeneratedKey
  maintenanceKey: GeneratedKey
  rootKeys: readonly GeneratedKey[]
  strangers: readonly GeneratedKey[]
  /** Two machines of the school that take the genuine file: one remembers a version, one a ring. */
  machines: readonly Trust[]
}

export type Forgery = (material: Material, draw: Draw) => Buffer | string

/** As many roots sign as are needed of three: one more could be lost without harm, and a change to it too. */
export async function makeMaterial(threshold: number): Promise<Material> {
  const example = await makeExample(3)
  const { payload, signingKey } = example
  const rootKeys = example.rootKeys.slice(0, threshold)
  const stolenKey = await exampleKey('licence', 101)
  const maintenanceKey = await exampleKey('maintenance', 102)
  const keys = [exampleRingKey(signingKey), exampleRingKey(maintenanceKey)]
  const before = { ...example.ring, keys: [...keys, exampleRingKey(stolenKey)] }
  const revoked = { ...exampleRingKey(stolenKey), revoked: seconds('2026-11-20T00:00Z') }
  const ring = { ...example.ring, version: 3, keys: [...keys, revoked] }
  const trousseau = await signKeyRing(ring, rootKeys)
  const licence = await signLicence(payload, signingKey)
  const kept = await signKeyRing({ ...ring, version: 4 }, rootKeys)
  const trust = exampleTrust(example, threshold)
  const others = [
    { ogec: '0000023A' as OgecCode, sub: 'cl-000002', jti: 'autre' },
    { sub: 'cl-000003', jti: 'autre fiche' },
  ]
  return {
    threshold,
    genuine: Buffer.from(packLicenceFile(licence, trousseau)),
    licence,
    trousseau,
    payload,
    donors: await Promise.all(
      others.map((each) => signLicence({ ...payload, ...each }, signingKey)),
    ),
    oldRings: [
      await signKeyRing({ ...before, version: 1 }, rootKeys),
      await signKeyRing({ ...before, version: 2 }, rootKeys),
    ],
    ring,
    stolenKey,
    signingKey,
    maintenanceKey,
    rootKeys,
    strangers: [await exampleKey('root', 66), await exampleKey('root', 67)],
    machines: [
      { ...trust, keyRingVersionLeast: 3 },
      { ...trust, keyRingVersionLeast: 4, keyRing: kept },
    ],
  }
}

/** The segments in order: the licence's three, the key ring's payload, then two for each root. */
export function segmentsOf({
  licence,
  trousseau,
}: Pick<Material, 'licence' | 'trousseau'>): string[] {
  const signatures = trousseau.signatures.flatMap((each) => [each.protected, each.signature])
  return [...licence.split('.'), trousseau.payload, ...signatures]
}

export function fileFrom([
  header,
  body,
  signature,
  payload = '',
  ...rest
]: readonly string[]): string {
  const signatures = Array.from({ length: rest.length / 2 }, (_, at) => ({
    protected: rest[2 * at] ?? '',
    signature: rest[2 * at + 1] ?? '',
  }))
  return packed(`${header}.${body}.${signature}`, { payload, signatures })
}

/** The right spelling, whatever the length. */
export function packed(licence: string, trousseau: GeneralJws): string {
  return JSON.stringify({ v: 1, licence, trousseau })
}
