import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { deleteColumns, replaceColumns } from './saved-views-table.ts'

/** Which columns of the list this person wants, in that order; null: as they come. */
export async function chooseColumns(work: Work, columns: readonly string[] | null): Promise<void> {
  work.allow('account:own')
  const owner = staffOf(work.actor).id
  if (columns === null) await deleteColumns(work, owner)
  else await replaceColumns(work, owner, columns)
  await work.audit('list-columns-chosen')
}
