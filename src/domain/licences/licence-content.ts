import type { LicencePayload } from '#licence-file/licence-payload.ts'
import { packLicenceFile } from '#licence-file/sign-licence.ts'
import type { LicenceKeys } from '#domain/keys/licence-keys.ts'

/** What a licence of this house says; signed here, so nothing is verified again. */
export function payloadOf({ jws }: { readonly jws: string }): LicencePayload {
  const [, payload = ''] = jws.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as LicencePayload
}

/** The text of its `.lic` file: the licence as it was signed, with the key ring of today. */
export function fileOf({ jws }: { readonly jws: string }, { trousseau }: LicenceKeys): string {
  return packLicenceFile(jws, trousseau)
}
