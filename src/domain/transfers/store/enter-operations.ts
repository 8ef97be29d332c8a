import { refuse } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import type { Collection } from '#replication/catalogue/collection.ts'
import { checkedOperation } from '#replication/operations/checked-operation.ts'
import type { Row, Value } from '#replication/rows/check-row.ts'
import { keyOf } from '#replication/rows/row-key.ts'
import { insertOperations } from './operations-table.ts'
import type { RowName } from './published-rows-table.ts'
import { readPublished } from './read-published.ts'

/** A row of a collection that is owned online, by the names of its fields; those that are left out are absent. */
export type Entry = {
  readonly collection: string
  readonly values: Readonly<Record<string, Value>>
}

/**
 * Writes down what somebody entered, in that person's own unit of work: the next transfer takes it into the school's
 * base. Refuses when it names a row of the school that readers do not see, and tells the collection, never the row.
 */
export async function enterOperations(
  work: Work,
  clientId: string,
  entries: readonly Entry[],
): Promise<void> {
  const rows = entries.map(({ collection: name, values }) => {
    const collection = findCollection(catalogue, name)
    if (collection === undefined) throw new Error(`No collection is called ${name}.`)
    const row = Object.keys(collection.fields).map((field) => normal(values[field] ?? null))
    return { collection, row }
  })
  await requireParents(work, clientId, rows)
  // In order, for operations of one instant are applied in the order of their identifiers: parents first.
  const ids = rows.map(() => work.newId()).toSorted()
  const operations = rows.map(({ collection, row }, at) =>
    checkedOperation(catalogue, {
      id: ids[at] ?? '',
      collection: collection.name,
      key: keyOf(collection)(row),
      row,
      at: work.now.toISOString(),
    }),
  )
  await insertOperations({ work, clientId }, operations)
}

type EnteredRow = { readonly collection: Collection; readonly row: Row }

/** Of the parents that are owned online there is nothing to ask: they are entered with the row or before it. */
async function requireParents(
  work: Work,
  clientId: string,
  rows: readonly EnteredRow[],
): Promise<void> {
  const names = new Map(rows.flatMap(parentsOf).map((name) => [spell(name), name]))
  const found = new Set((await readPublished(work, clientId, [...names.values()])).map(spell))
  for (const [spelt, { collection }] of names)
    if (!found.has(spelt)) refuse('entry-reference-missing', { collection })
}

function parentsOf({ collection: { fields, parents }, row }: EnteredRow): readonly RowName[] {
  return parents.flatMap(({ field, collection }) => {
    const key = row[Object.keys(fields).indexOf(field)] ?? null
    const isOnline = findCollection(catalogue, collection)?.owner === 'online'
    return key === null || isOnline ? [] : [{ collection, key: String(key) }]
  })
}

function spell({ collection, key }: RowName): string {
  return JSON.stringify([collection, key])
}

/** Rows are kept in one form of the accents, whatever keyboard they were typed on. */
function normal(value: Value): Value {
  return typeof value === 'string' ? value.normalize('NFC') : value
}
