import { GeneralSign } from 'jose'
import { decodeStrictly } from './base64url.ts'
import { hasExactly, isCount, isObject, isSeconds, isText, readJsonObject } from './json.ts'
import { isSignedBy, keyRingType, protectedHeader, readKid } from './jws.ts'
import type { Roots, SigningKey } from './keys.ts'
import type { LicenceRefusalCode } from './licence-refusals.ts'

/** A signing key the roots vouch for; instants are UTC seconds, `x` is the Ed25519 public key. */
export type RingKey = {
  kid: string
  /** `licence`, or a use that a later version brings. */
  use: string
  x: string
  nbf: number
  exp: number
  /** When it was revoked; from then on nothing it signed holds, whatever the date written there. */
  revoked?: number
}

/** Each publication of the ring has a higher `version`, so that an old one cannot be put back. */
export type KeyRing = { v: 1; version: number; exp: number; keys: readonly RingKey[] }

/** A JWS in general JSON serialisation, protected headers only. */
export type GeneralJws = {
  payload: string
  signatures: readonly { protected: string; signature: string }[]
}

export type KeyRingVerdict = { ok: true; ring: KeyRing } | { ok: false; code: LicenceRefusalCode }

/** Signs the ring with every root key given; throws a RangeError without a root or with more than 8. */
export async function signKeyRing(
  ring: KeyRing,
  rootKeys: readonly SigningKey[],
): Promise<GeneralJws> {
  if (rootKeys.length === 0 || rootKeys.length > signaturesMax)
    throw new RangeError(`a key ring takes 1 to ${signaturesMax} root keys`)
  const jws = new GeneralSign(new TextEncoder().encode(JSON.stringify(ring)))
  for (const { kid, privateKey } of rootKeys)
    jws.addSignature(privateKey).setProtectedHeader(protectedHeader(keyRingType, kid))
  const { payload, signatures } = await jws.sign()
  return {
    payload,
    signatures: signatures.map(({ protected: header = '', signature }) => ({
      protected: header,
      signature,
    })),
  }
}

/**
 * The ring, when at least `threshold` distinct root keys signed it. A signature by a key that is not
 * a root is passed over, so that a ring can be signed by the old roots and the new; one by a root
 * that does not hold refuses the ring.
 */
export function verifyKeyRing(jws: GeneralJws, roots: Roots): KeyRingVerdict {
  const payload = decodeStrictly(jws.payload)
  if (!payload) return refused('L-03')
  const signers = new Set<string>()
  for (const { protected: header, signature } of jws.signatures.slice(0, signaturesMax)) {
    const headerBytes = decodeStrictly(header)
    const signatureBytes = decodeStrictly(signature)
    if (!headerBytes || !signatureBytes) return refused('L-03')
    const kid = readKid(headerBytes, keyRingType)
    if (kid === undefined) return refused('L-05')
    const root = roots.keys.find((key) => key.kid === kid)
    if (!root) continue
    const part = { protected: header, payload: jws.payload, signature: signatureBytes }
    if (signers.has(root.x) || !isSignedBy(root.x, part)) return refused('L-06')
    signers.add(root.x)
  }
  // A threshold that is no number, or 0, must not let everything through.
  if (!(roots.threshold >= 1 && signers.size >= roots.threshold)) return refused('L-06')
  return readKeyRing(payload)
}

/** Whether the value is shaped as a general JWS, without anything else. */
export function isGeneralJws(value: unknown): value is GeneralJws {
  if (!isObject(value) || !hasExactly(value, 'payload', 'signatures')) return false
  const { payload, signatures } = value
  if (typeof payload !== 'string' || !Array.isArray(signatures)) return false
  return (
    signatures.length <= signaturesMax &&
    signatures.every(
      (each: unknown) =>
        isObject(each) &&
        hasExactly(each, 'protected', 'signature') &&
        typeof each['protected'] === 'string' &&
        typeof each['signature'] === 'string',
    )
  )
}

function readKeyRing(bytes: Uint8Array): KeyRingVerdict {
  const claims = readJsonObject(bytes)
  if (!claims) return refused('L-12')
  const { v, version, exp, keys } = claims
  if (v !== 1) return refused('L-04')
  if (!isCount(version) || !isSeconds(exp) || !Array.isArray(keys)) return refused('L-12')
  if (!keys.every(isRingKey)) return refused('L-12')
  const names = new Set(keys.map(({ kid }) => kid))
  if (names.size !== keys.length) return refused('L-12')
  return { ok: true, ring: { v, version, exp, keys } }
}

function isRingKey(value: unknown): value is RingKey {
  if (!isObject(value)) return false
  const { kid, use, x, nbf, exp, revoked } = value
  return (
    isText(kid) &&
    isText(use) &&
    isText(x) &&
    isSeconds(nbf) &&
    isSeconds(exp) &&
    (revoked === undefined || isSeconds(revoked))
  )
}

function refused(code: LicenceRefusalCode): KeyRingVerdict {
  return { ok: false, code }
}

const signaturesMax = 8
