import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import type { OpenBase } from '../open-base.ts'
import type { Counts, RowOf, TableName } from '../tables/tables.ts'

/** Rows by collection; one that was inserted and changed on the same day is an inserted one. */
export type DayCounts = {
  readonly inserted: Counts
  readonly updated: Counts
  readonly deleted: Counts
}
type Deed = keyof DayCounts

/** Changes the base and keeps count of what a comparison with yesterday would find. */
export type DayBook = {
  insert<Name extends TableName>(collection: Name, row: RowOf<Name>): void
  /** Does nothing to a row that was changed today already: twice might be back to where it was. */
  change<Name extends TableName>(
    collection: Name,
    key: Partial<RowOf<Name>>,
    changes: Partial<RowOf<Name>>,
  ): void
  /** The key as the catalogue has it. */
  remove<Name extends TableName>(collection: Name, key: Partial<RowOf<Name>>): void
  counts(): DayCounts
}

export function openDayBook(base: OpenBase): DayBook {
  const deeds = new Map<TableName, Map<string, Deed>>()
  const pageOf = (collection: TableName): Map<string, Deed> => {
    const page = deeds.get(collection) ?? new Map<string, Deed>()
    deeds.set(collection, page)
    return page
  }
  return {
    insert: (collection, row) => {
      base.insert(collection, row)
      pageOf(collection).set(keyText(collection, row), 'inserted')
    },
    change: (collection, key, changes) => {
      const page = pageOf(collection)
      const own = keyText(collection, key)
      if (page.get(own) !== 'updated' && base.update(collection, key, changes))
        page.set(own, page.get(own) ?? 'updated')
    },
    remove: (collection, key) => {
      if (!base.remove(collection, key)) return
      const page = pageOf(collection)
      const own = keyText(collection, key)
      if (page.get(own) === 'inserted') page.delete(own)
      else page.set(own, 'deleted')
    },
    counts: () => ({
      inserted: countOf(deeds, 'inserted'),
      updated: countOf(deeds, 'updated'),
      deleted: countOf(deeds, 'deleted'),
    }),
  }
}

function countOf(deeds: ReadonlyMap<TableName, ReadonlyMap<string, Deed>>, deed: Deed): Counts {
  const counts = [...deeds].map(([collection, page]) => {
    const count = [...page.values()].filter((each) => each === deed).length
    return [collection, count] as const
  })
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

function keyText(collection: TableName, row: Readonly<Record<string, unknown>>): string {
  return (findCollection(catalogue, collection)?.key ?? [])
    .map((field) => String(row[field]))
    .join(' ')
}
