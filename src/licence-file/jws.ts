import { createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { decodeStrictly } from './base64url.ts'
import { hasExactly, isText, readJsonObject } from './json.ts'

/** One signature and what it covers, every segment already known to be canonical. */
export type SignedPart = { protected: string; payload: string; signature: Buffer }

/** The only algorithm; the name is RFC 9864's, and RFC 8037's polymorphic `EdDSA` is refused. */
const algorithm = 'Ed25519'

export const licenceType = 'licence+jws'
export const keyRingType = 'trousseau+jws'
export const rootsType = 'racines+jws'

export function protectedHeader(
  typ: string,
  kid: string,
): { alg: string; typ: string; kid: string } {
  return { alg: algorithm, typ, kid }
}

/**
 * The key a protected header names, or undefined unless the header is exactly `alg`, `typ` and `kid`
 * with the pinned values: `crit`, `jwk`, `jku` and any other member change what a signature means.
 */
export function readKid(header: Buffer, typ: string): string | undefined {
  const members = readJsonObject(header)
  if (!members || !hasExactly(members, 'alg', 'typ', 'kid')) return undefined
  const { kid } = members
  return members['alg'] === algorithm && members['typ'] === typ && isText(kid) ? kid : undefined
}

/** Whether the Ed25519 public key `x` (base64url) made this signature. */
export function isSignedBy(x: string, part: SignedPart): boolean {
  const key = publicKey(x)
  const signed = Buffer.from(`${part.protected}.${part.payload}`)
  return key !== undefined && verify(null, signed, key, part.signature)
}

/** Importing a key costs a quarter of a verification, and the same few keys come back. */
function publicKey(x: string): KeyObject | undefined {
  const known = imported.get(x)
  if (known) return known
  const key = importKey(x)
  if (!key) return undefined
  const oldest = imported.keys().next()
  if (imported.size >= importedMax && !oldest.done) imported.delete(oldest.value)
  imported.set(x, key)
  return key
}

function importKey(x: string): KeyObject | undefined {
  if (decodeStrictly(x)?.length !== 32) return undefined
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  } catch {
    return undefined
  }
}

const imported = new Map<string, KeyObject>()
const importedMax = 64
