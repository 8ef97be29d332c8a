import type { DatabaseSync } from 'node:sqlite'
import type { SpooledRow, SpoolWriter } from '#replication/school-side/notebook.ts'
import { SourceFailure } from '#replication/school-side/source.ts'
import {
  emptyFingerprint,
  fingerprinting,
  type Fingerprint,
} from '#replication/rows/fingerprint.ts'
import { wishesOf, type Wish, type Wishes } from './wishes.ts'
import { listTable, spoolTable } from './table-of.ts'

export type Spools = {
  open(collection: string): SpoolWriter
  drop(collection: string): void
  readonly wishes: Wishes
}

/** Snapshots on their way, in a file of their own. */
export function openSpools(database: DatabaseSync): Spools {
  const known = new Map<string, { readonly wish: Wish; whole: Fingerprint }>()
  const wishOf = (collection: string): Wish => entryOf(collection).wish
  const entryOf = (collection: string) => {
    const entry = known.get(collection)
    if (entry === undefined) throw new Error(`Nothing of ${collection} is spooled.`)
    return entry
  }
  const drop = (collection: string): void => {
    known.delete(collection)
    database.exec(`
      drop table if exists ${spoolTable(collection)}; drop table if exists ${listTable(collection)}`)
  }
  return {
    drop,
    open: (collection) => {
      drop(collection)
      database.exec(`
        create table ${spoolTable(collection)} (key text primary key, hash text not null, row text not null)
          without rowid;
        create table ${listTable(collection)} (key text primary key) without rowid`)
      const entry = {
        wish: { all: false, after: null, removals: [] },
        whole: emptyFingerprint,
      }
      known.set(collection, entry)
      return writerInto(database, collection, (whole) => (entry.whole = whole))
    },
    wishes: wishesOf(database, wishOf, (collection) => entryOf(collection).whole),
  }
}

function writerInto(
  database: DatabaseSync,
  collection: string,
  keepWhole: (whole: Fingerprint) => void,
): SpoolWriter {
  const whole = fingerprinting()
  const insert = database.prepare(
    `insert into ${spoolTable(collection)} (key, hash, row) values (?, ?, ?)`,
  )
  return {
    add: async (rows) => {
      database.exec('begin')
      try {
        for (const { key, hash, row } of rows) {
          add(insert, collection, { key, hash, row })
          whole.add(hash)
        }
      } finally {
        // A full disk has ended it already.
        if (database.isTransaction) database.exec('commit')
      }
    },
    close: async () => keepWhole(whole.value()),
  }
}

function add(
  insert: ReturnType<DatabaseSync['prepare']>,
  collection: string,
  { key, hash, row }: SpooledRow,
): void {
  try {
    insert.run(key, hash, JSON.stringify(row))
  } catch (error) {
    const isTwice =
      error instanceof Error && 'errcode' in error && error.errcode === primaryKeyTaken
    if (!isTwice) throw error
    throw new SourceFailure('duplicate-key', { collection, key }, error)
  }
}

/** SQLITE_CONSTRAINT_PRIMARYKEY. */
const primaryKeyTaken = 1555
