import { SourceFailure } from '#replication/school-side/source.ts'
import { columnsOf, type MappedCollection } from './mapping.ts'

/** Throws SourceFailure for the first mapped column that the base does not have. */
export function checkColumns(mapped: MappedCollection, isThere: (column: string) => boolean): void {
  const column = columnsOf(mapped).find((each) => !isThere(each))
  if (column === undefined) return
  const field = mapped.fields.find((each) => each?.column === column || each?.timeColumn === column)
  throw new SourceFailure('column-missing', {
    collection: mapped.collection.name,
    table: tableNameOf(mapped),
    column,
    ...(field ? { field: field.name } : {}),
  })
}

export function tableNameOf({ from }: MappedCollection): string {
  return from.kind === 'table' ? from.table : '(requete)'
}
