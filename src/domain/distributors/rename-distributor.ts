import { searchable } from '#base/searchable.ts'
import type { Distributor } from '#contracts/distributors.ts'
import { refuse } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { holdName, isNameTaken, lockDistributor, updateName } from './distributors-table.ts'
import { reachDistributor } from './list-distributors.ts'

export async function renameDistributor(
  work: Work,
  id: string,
  name: string,
): Promise<Distributor> {
  work.allow('distributors:manage')
  const before = (await lockDistributor(work, id)) ?? refuse('not-found')
  const nameKey = searchable(name)
  await holdName(work, nameKey)
  if (await isNameTaken(work, nameKey, id)) refuse('distributor-taken')
  await updateName(work, id, name, nameKey)
  await work.audit('distributor-renamed', {
    changes: { name: { from: before.name, to: name } },
    details: { distributor: id },
  })
  return reachDistributor(work, id)
}
