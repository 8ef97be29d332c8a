import { refuse } from '#contracts/refuse.ts'
import { findCollection, type Catalogue } from '../catalogue/catalogue.ts'
import { misfitOf, type Row } from '../rows/check-row.ts'
import { keyOf } from '../rows/row-key.ts'
import type { Operation } from './operation.ts'

/** The operation, when its collection is written online and its row is one of that collection. */
export function checkedOperation(
  catalogue: Catalogue,
  given: Omit<Operation, 'row'> & { readonly row: readonly unknown[] | null },
): Operation {
  const collection = findCollection(catalogue, given.collection)
  if (collection === undefined || collection.owner !== 'online')
    refuse('transfer-collection-unknown', { collection: given.collection })
  if (given.row === null) return { ...given, row: null }
  const misfit = misfitOf(collection, given.row)
  if (misfit !== undefined)
    refuse('transfer-row-refused', {
      collection: collection.name,
      field: misfit.field ?? '—',
      why: misfit.why,
    })
  const row = given.row as Row
  if (keyOf(collection)(row) !== given.key)
    refuse('transfer-row-refused', { collection: collection.name, field: 'key', why: 'key' })
  return { ...given, row }
}
