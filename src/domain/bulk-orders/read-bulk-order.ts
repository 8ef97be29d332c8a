import type { BulkOrder, BulkOutcome } from '#contracts/bulk-orders.ts'
import { refuse } from '#contracts/refuse.ts'
import { scopeOf, staffOf } from '#platform/work/actor.ts'
import { OutOfScope } from '#platform/work/out-of-scope.ts'
import type { Work } from '#platform/work/work.ts'
import { actOf } from './bulk-act.ts'
import {
  countOutcomes,
  selectBulkOrder,
  selectOdd,
  type BulkOrderRow,
} from './bulk-orders-table.ts'

const oddMax = 20

/** Where an order stands: for whoever gave it, and for the publisher. */
export async function readBulkOrder(work: Work, id: string): Promise<BulkOrder> {
  const { order, outcomes } = await reachBulkOrder(work, id)
  const counts = [...outcomes]
  const known = counts.flatMap(([outcome, count]) =>
    outcome === null ? [] : [[outcome, count] as const],
  )
  const { kind, finishedAt, undoes, undoneBy } = order
  return {
    id,
    act: actOf(order),
    total: counts.reduce((sum, [, count]) => sum + count, 0),
    done: known.reduce((sum, [, count]) => sum + count, 0),
    outcomes: Object.fromEntries(known),
    startedAt: order.createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    odd: await selectOdd(work, id, scopeOf(work.actor), oddMax),
    undoes,
    undoneBy,
    canUndo:
      kind !== 'issue' &&
      finishedAt !== null &&
      undoes === null &&
      undoneBy === null &&
      outcomes.has('changed'),
  }
}

/** With how many clients came to what; null: not yet. */
export async function reachBulkOrder(
  work: Work,
  id: string,
): Promise<{ order: BulkOrderRow; outcomes: ReadonlyMap<BulkOutcome | null, number> }> {
  work.allow('licences:issue')
  const order = (await selectBulkOrder(work, id)) ?? refuse('not-found')
  const isOwn = order.createdBy === staffOf(work.actor).id
  if (!isOwn && scopeOf(work.actor) !== 'all') throw new OutOfScope(null)
  const counts = await countOutcomes(work, id)
  return { order, outcomes: new Map(counts.map(({ outcome, count }) => [outcome, count])) }
}
