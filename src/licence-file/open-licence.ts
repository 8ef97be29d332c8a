import { decodeStrictly } from './base64url.ts'
import type { Envelope } from './envelope.ts'
import { readJsonObject } from './json.ts'
import { isSignedBy, licenceType, readKid } from './jws.ts'
import type { SignedPart } from './jws.ts'
import type { GeneralJws } from './general-jws.ts'
import { newestKeyRing, type KeyRing } from './key-ring.ts'
import type { Roots } from './keys.ts'
import { licenceAudience, readPayload } from './licence-payload.ts'
import type { LicencePayload } from './licence-payload.ts'
import type { LicenceRefusalCode } from './licence-refusals.ts'

export type OpenedLicence = { licence: LicencePayload; ring: KeyRing; keyRing: GeneralJws }

/** What a machine remembers of the key rings it has accepted. */
export type KeyRingMemory = {
  /** The highest version this machine has accepted. */
  keyRingVersionLeast?: number
  /** The ring of that version, as it came. */
  keyRing?: unknown
}

/**
 * The licence and its key ring when both are genuine, or the code of the refusal. Not the decision:
 * neither the client nor the time has been looked at.
 */
export function openLicence(
  envelope: Envelope,
  roots: Roots,
  { keyRingVersionLeast = 0, keyRing: kept }: KeyRingMemory,
): OpenedLicence | LicenceRefusalCode {
  const signed = readCompact(envelope.licence)
  if (typeof signed === 'string') return signed
  const trousseau = newestKeyRing(envelope.trousseau, kept, roots)
  if (!trousseau.ok) return trousseau.code
  const { ring, jws: keyRing } = trousseau
  if (!(ring.version >= keyRingVersionLeast)) return 'L-07'

  const key = ring.keys.find(({ kid }) => kid === signed.kid)
  if (key?.use !== 'licence') return 'L-09'
  // Whatever the date written in the licence: who stole the key writes the date that suits.
  if (key.revoked !== undefined) return 'L-10'
  if (!isSignedBy(key.x, signed.part)) return 'L-11'

  const licence = readLicence(signed.payload)
  if (typeof licence === 'string') return licence
  return key.nbf <= licence.iat && licence.iat < key.exp ? { licence, ring, keyRing } : 'L-09'
}

type Compact = { kid: string; payload: Buffer; part: SignedPart }

function readCompact(compact: string): Compact | LicenceRefusalCode {
  // A fourth segment is enough to tell that there are not three.
  const segments = compact.split('.', 4)
  const [header = '', payload = '', signature = ''] = segments
  const bytes = {
    header: decodeStrictly(header),
    payload: decodeStrictly(payload),
    signature: decodeStrictly(signature),
  }
  if (segments.length !== 3) return 'L-03'
  if (!bytes.header || !bytes.payload || !bytes.signature) return 'L-03'
  const kid = readKid(bytes.header, licenceType)
  if (kid === undefined) return 'L-05'
  const part = { protected: header, payload, signature: bytes.signature }
  return { kid, payload: bytes.payload, part }
}

function readLicence(payload: Buffer): LicencePayload | LicenceRefusalCode {
  const claims = readJsonObject(payload)
  if (!claims) return 'L-12'
  if (typeof claims['v'] === 'number' && claims['v'] !== 1) return 'L-04'
  if (typeof claims['aud'] === 'string' && claims['aud'] !== licenceAudience) return 'L-13'
  return readPayload(claims) ?? 'L-12'
}
