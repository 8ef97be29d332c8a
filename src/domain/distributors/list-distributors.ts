import type { Distributor } from '#contracts/distributors.ts'
import { refuse } from '#contracts/refuse.ts'
import { scopeOf } from '#platform/work/actor.ts'
import { OutOfScope } from '#platform/work/out-of-scope.ts'
import type { Work } from '#platform/work/work.ts'
import { selectDistributors } from './distributors-table.ts'

/** All of them for the publisher, his own for a technician. */
export async function listDistributors(work: Work): Promise<Distributor[]> {
  work.allow('distributors:read')
  const scope = scopeOf(work.actor)
  return selectDistributors(work, scope === 'all' ? undefined : scope.distributorId)
}

/** One distributor that the actor may see and name; anything else does not exist. */
export async function reachDistributor(work: Work, id: string): Promise<Distributor> {
  work.allow('distributors:read')
  const scope = scopeOf(work.actor)
  if (scope !== 'all' && scope.distributorId !== id) throw new OutOfScope(null)
  const [reached] = await selectDistributors(work, id)
  return reached ?? refuse('not-found')
}
