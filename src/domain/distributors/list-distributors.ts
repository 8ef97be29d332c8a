import type { Distributor } from '#contracts/distributors.ts'
import { refuse } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { selectDistributors } from './distributors-table.ts'

/** All of them for the publisher, his own for a technician. */
export async function listDistributors(work: Work): Promise<Distributor[]> {
  work.allow('distributors:read')
  const own = work.actor.kind === 'staff' ? work.actor.distributorId : null
  return selectDistributors(work, own ?? undefined)
}

/** One distributor that the actor may see and name; anything else does not exist. */
export async function reachDistributor(work: Work, id: string): Promise<Distributor> {
  const visible = await listDistributors(work)
  return visible.find((distributor) => distributor.id === id) ?? refuse('not-found')
}
