import { signKeyRing, type KeyRing } from '../../key-ring.ts'
import type { GeneratedKey } from '../../keys.ts'
import type { LicencePayload } from '../../licence-payload.ts'
import { packLicenceFile, signLicence } from '../../sign-licence.ts'
import { exampleKey, makeExample } from '../example.ts'
import type { Known } from '../vector.ts'

/** What is expected of a file is written by hand: `in-force`, `refused L-06`. */
export type Case = Known & { name: string; expected: string; now?: string }

/** Files by name, each with its cases. */
export type Cases = Record<string, { file: string; cases: readonly Case[] }>

export const { payload, ring, rootKeys, signingKey } = await makeExample()
export const [root] = rootKeys as [GeneratedKey]
export const otherRoot = await exampleKey('root', 2)
export const thirdRoot = await exampleKey('root', 3)
export const stranger = await exampleKey('root', 66)
export const header = { alg: 'Ed25519', typ: 'licence+jws', kid: signingKey.kid }
export const genuine = await fileOf({})

export async function fileOf(
  change: { payload?: Partial<LicencePayload>; ring?: Partial<KeyRing> },
  signers: readonly GeneratedKey[] = rootKeys,
): Promise<string> {
  const licence = await signLicence({ ...payload, ...change.payload }, signingKey)
  return packLicenceFile(licence, await signKeyRing({ ...ring, ...change.ring }, signers))
}

/** Each file is its own only case. */
export function singles(files: Record<string, readonly [file: string, expected: string]>): Cases {
  return Object.fromEntries(
    Object.entries(files).map(([name, [file, expected]]) => [
      name,
      { file, cases: [{ name, expected }] },
    ]),
  )
}

/** A file with this licence beside the genuine key ring. */
export function around(compact: string): string {
  return packLicenceFile(compact, JSON.parse(genuine).trousseau)
}
