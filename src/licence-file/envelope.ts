import { isGeneralJws, type GeneralJws } from './general-jws.ts'
import { readJsonObject } from './json.ts'
import type { LicenceRefusalCode } from './licence-refusals.ts'

/** What a `.lic` file holds: a compact JWS and the key ring that vouches for the key that signed it. */
export type Envelope = { licence: string; trousseau: GeneralJws }

export const fileBytesMax = 16 * 1024

/** The one spelling of a file: members in this order, no space. */
export function writeEnvelope({ licence, trousseau }: Envelope): string {
  const signatures = trousseau.signatures.map(({ protected: header, signature }) => ({
    protected: header,
    signature,
  }))
  return JSON.stringify({ v: 1, licence, trousseau: { payload: trousseau.payload, signatures } })
}

/** The file's content, or the code of the refusal; a file spelled otherwise has been altered. */
export function readEnvelope(file: Uint8Array): Envelope | LicenceRefusalCode {
  if (file.byteLength > fileBytesMax) return 'L-01'
  const members = readJsonObject(file)
  if (!members) return 'L-02'
  const { v, licence, trousseau } = members
  if (typeof v === 'number' && v !== 1) return 'L-04'
  if (v !== 1 || typeof licence !== 'string' || !isGeneralJws(trousseau)) return 'L-02'
  const envelope = { licence, trousseau }
  return Buffer.from(writeEnvelope(envelope)).equals(file) ? envelope : 'L-02'
}
