import { GeneralSign } from 'jose'
import { decodeStrictly } from './base64url.ts'
import { hasExactly, isObject } from './json.ts'
import { isSignedBy, protectedHeader, readKid } from './jws.ts'
import type { Roots, SigningKey } from './keys.ts'
import type { LicenceRefusalCode } from './licence-refusals.ts'

/** A JWS in general JSON serialisation, protected headers only. */
export type GeneralJws = {
  payload: string
  signatures: readonly { protected: string; signature: string }[]
}

/** Signs with every key given; throws a RangeError without a key or with more than 8. */
export async function signGeneral(
  content: unknown,
  typ: string,
  keys: readonly SigningKey[],
): Promise<GeneralJws> {
  if (keys.length === 0 || keys.length > signaturesMax)
    throw new RangeError(`a document of the roots takes 1 to ${signaturesMax} keys`)
  const jws = new GeneralSign(new TextEncoder().encode(JSON.stringify(content)))
  for (const { kid, privateKey } of keys)
    jws.addSignature(privateKey).setProtectedHeader(protectedHeader(typ, kid))
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
 * The signed bytes, when at least `threshold` distinct root keys signed them. A signature by a key that
 * is not a root is passed over, so that a document can be signed by the old roots and the new; one by a
 * root that does not hold refuses the whole.
 */
export function readSignedByRoots(
  jws: GeneralJws,
  typ: string,
  roots: Roots,
): Buffer | LicenceRefusalCode {
  const payload = decodeStrictly(jws.payload)
  if (!payload) return 'L-03'
  const signers = new Set<string>()
  for (const { protected: header, signature } of jws.signatures.slice(0, signaturesMax)) {
    const headerBytes = decodeStrictly(header)
    const signatureBytes = decodeStrictly(signature)
    if (!headerBytes || !signatureBytes) return 'L-03'
    const kid = readKid(headerBytes, typ)
    if (kid === undefined) return 'L-05'
    const root = roots.keys.find((key) => key.kid === kid)
    if (!root) continue
    const part = { protected: header, payload: jws.payload, signature: signatureBytes }
    if (signers.has(root.x) || !isSignedBy(root.x, part)) return 'L-06'
    signers.add(root.x)
  }
  // A threshold that is no number, or 0, must not let everything through.
  return roots.threshold >= 1 && signers.size >= roots.threshold ? payload : 'L-06'
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

const signaturesMax = 8
