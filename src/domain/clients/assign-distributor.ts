import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { updateDistributor } from './clients-table.ts'
import { lockClient } from './reach-client.ts'

/** Gives a client to another distributor, or to none. Saying the same again changes nothing. */
export async function assignDistributor(
  work: Work,
  clientId: string,
  distributorId: string | null,
): Promise<void> {
  work.allow('clients:assign')
  const before = await lockClient(work, 'clients:write', clientId)
  if (before.distributorId === distributorId) return
  const by = staffOf(work.actor).id
  await updateDistributor(work, clientId, before.version + 1, distributorId, by)
  await work.audit('client-changed', {
    client: clientId,
    changes: { distributorId: { from: before.distributorId, to: distributorId } },
  })
}
