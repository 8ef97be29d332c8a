import type { FileAnswer } from '#contracts/endpoint.ts'
import { refuse } from '#contracts/refuse.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { selectLicence } from './licences-table.ts'

/** The .lic as it was signed, byte for byte. */
export async function downloadLicence(
  work: Work,
  at: { clientId: string; licenceId: string },
): Promise<FileAnswer> {
  const client = await reachClient(work, 'licences:read', at.clientId)
  const licence = (await selectLicence(work, at.clientId, at.licenceId)) ?? refuse('not-found')
  await work.audit('licence-downloaded', {
    client: client.id,
    details: { licence: licence.id, week: licence.week },
  })
  return { name: `${client.ogec}-${licence.week}.lic`, content: licence.file }
}
