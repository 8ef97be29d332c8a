import type { BulkIssue } from '#contracts/renewal.ts'
import { refuse } from '#contracts/refuse.ts'
import { scopeOf, staffOf } from '#platform/work/actor.ts'
import { OutOfScope } from '#platform/work/out-of-scope.ts'
import type { Work } from '#platform/work/work.ts'
import { countOutcomes, selectBulkIssue, selectFailures } from './bulk-issues-table.ts'

const failuresMax = 20

/** Where an order stands: for whoever gave it, and for the publisher. */
export async function readBulkIssue(work: Work, id: string): Promise<BulkIssue> {
  work.allow('licences:issue')
  const order = (await selectBulkIssue(work, id)) ?? refuse('not-found')
  const isOwn = order.createdBy === staffOf(work.actor).id
  if (!isOwn && scopeOf(work.actor) !== 'all') throw new OutOfScope(null)
  const counts = await countOutcomes(work, id)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const known = counts.flatMap(({ outcome, count }) =>
    outcome === null ? [] : [[outcome, count] as const],
  )
  return {
    id,
    week: order.week,
    total,
    done: known.reduce((sum, [, count]) => sum + count, 0),
    outcomes: Object.fromEntries(known),
    startedAt: order.createdAt.toISOString(),
    finishedAt: order.finishedAt?.toISOString() ?? null,
    failures: await selectFailures(work, id, scopeOf(work.actor), failuresMax),
  }
}
