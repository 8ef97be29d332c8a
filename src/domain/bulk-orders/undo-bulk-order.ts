import type { BulkOrder } from '#contracts/bulk-orders.ts'
import { refuse } from '#contracts/refuse.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { actOf, actSaid } from './bulk-act.ts'
import { insertUndoingOrder, lockBulkOrder } from './bulk-orders-table.ts'
import { reachBulkOrder, readBulkOrder } from './read-bulk-order.ts'

/**
 * Another order, which puts back what each client had before: those that somebody has changed since stay as
 * they are and are told. Once for each order.
 */
export async function undoBulkOrder(work: Work, id: string): Promise<BulkOrder> {
  await reachBulkOrder(work, id)
  await lockBulkOrder(work, id)
  const { order, outcomes } = await reachBulkOrder(work, id)
  const act = actOf(order)
  if (act.kind === 'distributor') work.allow('clients:assign')
  if (order.finishedAt === null) refuse('bulk-order-under-way')
  if (order.undoneBy !== null) refuse('bulk-order-undone')
  const clients = outcomes.get('changed') ?? 0
  if (act.kind === 'issue' || order.undoes !== null || clients === 0) refuse('bulk-order-final')
  const undoing = work.newId()
  const createdBy = staffOf(work.actor).id
  await insertUndoingOrder(work, { id: undoing, act, createdBy }, id)
  await work.audit('bulk-change-started', {
    details: { bulkOrder: undoing, ...actSaid(act), undoes: id, clients },
  })
  return readBulkOrder(work, undoing)
}
