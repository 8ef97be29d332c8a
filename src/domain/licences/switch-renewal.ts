import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { saveRenewal, selectContract } from './contracts-table.ts'

/** Whether next week's licence comes by itself. Saying the same again changes nothing. */
export async function switchRenewal(work: Work, clientId: string, on: boolean): Promise<void> {
  await lockClient(work, 'licences:issue', clientId)
  const renews = await readRenewal(work, clientId)
  if (renews === on) return
  await saveRenewal(work, clientId, on)
  await work.audit('renewal-switched', {
    client: clientId,
    changes: { renews: { from: renews, to: on } },
  })
}

/** Of a client that was reached. */
export async function readRenewal(work: Work, clientId: string): Promise<boolean> {
  const contract = (await selectContract(work, clientId)) ?? refuse('no-contract')
  return contract.renews
}
