import type { FileAnswer } from '#contracts/endpoint.ts'
import { refuse } from '#contracts/refuse.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import type { LicenceKeys } from '#domain/keys/licence-keys.ts'
import type { Work } from '#platform/work/work.ts'
import { fileOf } from './licence-content.ts'
import { selectLicence } from './licences-table.ts'

/** The .lic file: the licence as it was signed, with the key ring of today. */
export async function downloadLicence(
  work: Work,
  keys: LicenceKeys,
  at: { clientId: string; licenceId: string },
): Promise<FileAnswer> {
  const client = await reachClient(work, 'licences:read', at.clientId)
  const licence = (await selectLicence(work, at.clientId, at.licenceId)) ?? refuse('not-found')
  if (licence.revokedAt !== null) refuse('licence-revoked')
  await work.audit('licence-downloaded', {
    client: client.id,
    details: { licence: licence.id, week: licence.week },
  })
  return { name: `${client.ogec}-${licence.week}.lic`, content: fileOf(licence, keys) }
}
