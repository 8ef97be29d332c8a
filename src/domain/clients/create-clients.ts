import type { ClientFields } from '#contracts/clients.ts'
import { Refusal } from '#contracts/refuse.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { holdOgecs, insertClients, selectTaken } from './clients-table.ts'
import { keysOf, requireDistributor } from './save-client.ts'

/** Which of these OGEC codes are clients already, whosever they are. */
export async function findTaken(
  work: Work,
  ogecs: readonly string[],
): Promise<ReadonlySet<string>> {
  work.allow('clients:write')
  return new Set(await selectTaken(work, ogecs))
}

/**
 * Creates many at once, and tells by OGEC code what became of each; no two may have the same one. `taken`: that
 * code is a client already; `refused`: the actor may not create one for that distributor.
 */
export async function createClients(
  work: Work,
  many: readonly ClientFields[],
): Promise<ReadonlyMap<string, 'created' | 'taken' | 'refused'>> {
  work.allow('clients:write')
  const open = await openDistributors(work, many)
  const allowed = many.filter(({ distributorId }) => open.has(distributorId))
  const clients = allowed.map((values) => ({ id: work.newId(), values, keys: keysOf(values) }))
  await holdOgecs(
    work,
    clients.map(({ values }) => values.ogec),
  )
  const created = new Set(await insertClients(work, clients, staffOf(work.actor).id))
  for (const { id, values } of clients)
    if (created.has(id))
      await work.audit('client-created', {
        client: id,
        details: { ogec: values.ogec, name: values.name },
      })
  const outcomes = new Map(
    clients.map(({ id, values }) => [values.ogec, created.has(id) ? 'created' : 'taken'] as const),
  )
  return new Map(many.map(({ ogec }) => [ogec, outcomes.get(ogec) ?? 'refused']))
}

/** Of the distributors that are named, those for which the actor may create clients now. */
async function openDistributors(
  work: Work,
  many: readonly ClientFields[],
): Promise<ReadonlySet<string | null>> {
  const open = new Set<string | null>()
  for (const id of new Set(many.map(({ distributorId }) => distributorId)))
    try {
      await requireDistributor(work, id, undefined)
      open.add(id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  return open
}
