import assert from 'node:assert/strict'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { keyOf } from '#replication/rows/row-key.ts'
import { readByMapping } from './read-by-mapping.ts'

/** Every reference of the catalogue leads to a row of the base of this mapping. */
export function assertWholeReferences(file: string): void {
  const keys = new Map(
    catalogue.map((each) => [each.name, new Set(readByMapping(file, each).map(keyOf(each)))]),
  )
  for (const collection of catalogue)
    for (const { field, collection: parent } of collection.parents) {
      const at = Object.keys(collection.fields).indexOf(field)
      for (const row of readByMapping(file, collection))
        if (row[at] !== null && !keys.get(parent)?.has(String(row[at])))
          assert.fail(`${collection.name}.${field} ${String(row[at])} is no ${parent}`)
    }
}
