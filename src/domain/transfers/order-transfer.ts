import { refuse } from '#contracts/refuse.ts'
import type { TransferOrder } from '#contracts/transfers.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import { hasOnlineService } from '#domain/online-service/read-online-service.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { insertOrder, saveComplete, selectOpenOrder } from './transfer-orders-table.ts'

/**
 * « Lancer un transfert »: asks the school's agent for one. One waits at a time: asking again while it does
 * gives the same one, which becomes complete when that is asked for. `wake` is called once it is on disk.
 */
export async function orderTransfer(
  work: Work,
  clientId: string,
  complete: boolean,
  wake: (clientId: string) => void,
): Promise<TransferOrder> {
  await lockClient(work, 'transfers:manage', clientId)
  if (!(await hasOnlineService(work, clientId))) refuse('service-not-created')
  if ((await readActiveAgent(work, clientId)) === null) refuse('no-agent-attached')
  const before = await readOpenOrder(work, clientId)
  const by = staffOf(work.actor).id
  const isNew = await insertOrder(work, { id: work.newId(), clientId, complete, by })
  const becomesComplete = before !== null && complete && !before.complete
  if (becomesComplete) await saveComplete(work, before.id)
  if (isNew || becomesComplete)
    await work.audit('transfer-ordered', { client: clientId, details: { complete } })
  work.afterCommit(() => wake(clientId))
  return (await readOpenOrder(work, clientId)) ?? refuse('not-found')
}

/** The one that no agent has taken yet, of a client that was already reached. */
export async function readOpenOrder(work: Work, clientId: string): Promise<TransferOrder | null> {
  const row = await selectOpenOrder(work, clientId)
  if (row === undefined) return null
  return { ...row, askedAt: row.askedAt.toISOString(), takenAt: row.takenAt?.toISOString() ?? null }
}
