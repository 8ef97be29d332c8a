import { CompactSign } from 'jose'
import { fileBytesMax, writeEnvelope } from './envelope.ts'
import { licenceType, protectedHeader } from './jws.ts'
import type { GeneralJws } from './general-jws.ts'
import type { SigningKey } from './keys.ts'
import { readPayload } from './licence-payload.ts'
import type { LicencePayload } from './licence-payload.ts'

/** A compact JWS; throws a TypeError rather than sign what no verifier would read. */
export async function signLicence(payload: LicencePayload, key: SigningKey): Promise<string> {
  if (!readPayload(payload)) throw new TypeError('this licence payload breaks the format')
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader(protectedHeader(licenceType, key.kid))
    .sign(key.privateKey)
}

/** The text of a `.lic` file, ASCII; throws a RangeError above 16 KiB, which no verifier would read. */
export function packLicenceFile(licence: string, trousseau: GeneralJws): string {
  const text = writeEnvelope({ licence, trousseau })
  if (text.length > fileBytesMax) throw new RangeError('this licence is larger than 16 KiB')
  return text
}
