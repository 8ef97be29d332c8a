import type { Distributor } from '#contracts/distributors.ts'
import { refuse } from '#contracts/refuse.ts'
import { OutOfScope } from '#platform/work/out-of-scope.ts'
import type { Work } from '#platform/work/work.ts'
import { selectDistributors } from './distributors-table.ts'

/** All of them for the publisher, his own for a technician. */
export async function listDistributors(work: Work): Promise<Distributor[]> {
  work.allow('distributors:read')
  return selectDistributors(work, ownDistributor(work))
}

/** One distributor that the actor may see and name; anything else does not exist. */
export async function reachDistributor(work: Work, id: string): Promise<Distributor> {
  const visible = await listDistributors(work)
  const reached = visible.find((distributor) => distributor.id === id)
  if (reached === undefined && ownDistributor(work) !== undefined) throw new OutOfScope(null)
  return reached ?? refuse('not-found')
}

/** The only one that the actor may see; undefined for the publisher. */
function ownDistributor({ actor }: Work): string | undefined {
  return actor.kind === 'staff' && actor.distributorId !== null ? actor.distributorId : undefined
}
