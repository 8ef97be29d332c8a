import { isGeneralJws, readSignedByRoots, signGeneral, type GeneralJws } from './general-jws.ts'
import { isCount, isObject, isSeconds, isText, readJsonObject } from './json.ts'
import { keyRingType } from './jws.ts'
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

export type KeyRingVerdict = { ok: true; ring: KeyRing } | { ok: false; code: LicenceRefusalCode }

/** Signs the ring with every root key given; throws a RangeError without a root or with more than 8. */
export function signKeyRing(ring: KeyRing, rootKeys: readonly SigningKey[]): Promise<GeneralJws> {
  return signGeneral(ring, keyRingType, rootKeys)
}

/** The ring, when at least `threshold` distinct root keys signed it. */
export function verifyKeyRing(jws: GeneralJws, roots: Roots): KeyRingVerdict {
  const signed = readSignedByRoots(jws, keyRingType, roots)
  return typeof signed === 'string' ? refused(signed) : readKeyRing(signed)
}

/**
 * Of the ring that came with a licence and the one this machine kept, the newer that the roots signed: a
 * key revoked since counts as revoked, and a file of before is not refused for its age alone. What was
 * kept and no longer verifies is as good as nothing.
 */
export function newestKeyRing(
  given: GeneralJws,
  kept: unknown,
  roots: Roots,
): { ok: true; ring: KeyRing; jws: GeneralJws } | { ok: false; code: LicenceRefusalCode } {
  const verdict = verifyKeyRing(given, roots)
  if (!verdict.ok) return verdict
  if (isGeneralJws(kept) && kept.payload !== given.payload) {
    const other = verifyKeyRing(kept, roots)
    if (other.ok && other.ring.version > verdict.ring.version) return { ...other, jws: kept }
  }
  return { ...verdict, jws: given }
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

function refused(code: LicenceRefusalCode): { ok: false; code: LicenceRefusalCode } {
  return { ok: false, code }
}
