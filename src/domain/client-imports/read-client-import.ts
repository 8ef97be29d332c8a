import type { ClientImport } from '#contracts/client-imports.ts'
import { refuse } from '#contracts/refuse.ts'
import { scopeOf, staffOf } from '#platform/work/actor.ts'
import { OutOfScope } from '#platform/work/out-of-scope.ts'
import type { Work } from '#platform/work/work.ts'
import { countOutcomes, selectClientImport, selectSkipped } from './client-imports-table.ts'

const skippedMax = 200

/** Where an import stands: for whoever ordered it, and for the publisher. */
export async function readClientImport(work: Work, id: string): Promise<ClientImport> {
  work.allow('clients:write')
  const order = (await selectClientImport(work, id)) ?? refuse('not-found')
  const isOwn = order.createdBy === staffOf(work.actor).id
  if (!isOwn && scopeOf(work.actor) !== 'all') throw new OutOfScope(null)
  const counts = new Map(
    (await countOutcomes(work, id)).map(({ outcome, count }) => [outcome, count]),
  )
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const done = total - (counts.get(null) ?? 0)
  const created = counts.get('created') ?? 0
  return {
    id,
    total,
    done,
    created,
    startedAt: order.createdAt.toISOString(),
    finishedAt: order.finishedAt?.toISOString() ?? null,
    skipped: await selectSkipped(work, id, skippedMax),
    skippedTotal: done - created,
  }
}
