import { collectionsOf, type Catalogue } from '../catalogue/catalogue.ts'
import type { Collection } from '../catalogue/collection.ts'
import { misfitOf, type Row } from '../rows/check-row.ts'
import { keyOf } from '../rows/row-key.ts'
import { SourceFailure, type Source } from '../school-side/source.ts'
import type { MemoryBase } from './memory-base.ts'

const rowsPerBatch = 200

/** Reads a base of plain maps. What is changed in the maps after a snapshot was opened is not in it. */
export function memorySource(base: MemoryBase, catalogue: Catalogue): Source {
  return {
    openSnapshot: async (module) => {
      const collections = collectionsOf(catalogue, { owner: 'school', module })
      const rows = new Map(
        collections.map(({ name }) => {
          const table = base.tables.get(name)
          return [name, table === undefined ? undefined : [...table.values()]]
        }),
      )
      return {
        rows: (name) => {
          const collection = collections.find((each) => each.name === name)
          if (collection === undefined) throw new Error(`${name} is not of ${module}`)
          return batches(collection, rows.get(name))
        },
        close: async () => rows.clear(),
      }
    },
  }
}

async function* batches(
  collection: Collection,
  rows: readonly Row[] | undefined,
): AsyncGenerator<readonly Row[]> {
  if (rows === undefined) throw new SourceFailure('table-missing', { collection: collection.name })
  for (let from = 0; from < rows.length; from += rowsPerBatch) {
    const batch = rows.slice(from, from + rowsPerBatch)
    for (const row of batch) check(collection, row)
    yield batch
  }
}

function check(collection: Collection, row: Row): void {
  const misfit = misfitOf(collection, row)
  if (misfit === undefined) return
  const { field, why } = misfit
  throw new SourceFailure('value-does-not-fit', {
    collection: collection.name,
    key: keyOf(collection)(row),
    why,
    ...(field === null ? {} : { field }),
  })
}
