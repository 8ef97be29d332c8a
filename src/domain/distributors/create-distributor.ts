import { searchable } from '#base/searchable.ts'
import type { Distributor } from '#contracts/distributors.ts'
import { refuse } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { holdName, insertDistributor } from './distributors-table.ts'

export async function createDistributor(work: Work, name: string): Promise<Distributor> {
  work.allow('distributors:manage')
  const id = work.newId()
  const nameKey = searchable(name)
  await holdName(work, nameKey)
  if (!(await insertDistributor(work, { id, name, nameKey }))) refuse('distributor-taken')
  await work.audit('distributor-created', { details: { distributor: id, name } })
  return { id, name, clients: 0, technicians: 0 }
}
