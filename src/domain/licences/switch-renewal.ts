import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { saveRenewal, selectContract } from './contracts-table.ts'

/** Whether next week's licence comes by itself. Saying the same again changes nothing. */
export async function switchRenewal(work: Work, clientId: string, on: boolean): Promise<void> {
  await lockClient(work, 'licences:issue', clientId)
  const contract = (await selectContract(work, clientId)) ?? refuse('no-contract')
  if (contract.renews === on) return
  await saveRenewal(work, clientId, on)
  await work.audit('renewal-switched', {
    client: clientId,
    changes: { renews: { from: contract.renews, to: on } },
  })
}
