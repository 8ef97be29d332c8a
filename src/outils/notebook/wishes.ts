import type { DatabaseSync } from 'node:sqlite'
import type { Notebook } from '#replication/school-side/notebook.ts'
import type { Row } from '#replication/rows/check-row.ts'
import { fingerprintOf, type Fingerprint } from '#replication/rows/fingerprint.ts'
import { keepShadowTable } from './shadow.ts'
import { listTable, spoolTable } from './table-of.ts'

/** What is wanted of a spool: the rows that are listed, and with `all` those beyond a key too. */
export type Wish = { all: boolean; after: string | null; removals: readonly string[] }

export type Wishes = Pick<
  Notebook,
  | 'compareWithShadow'
  | 'want'
  | 'spooledHashes'
  | 'wantedHashes'
  | 'wantedFingerprint'
  | 'unwantUpTo'
  | 'readWanted'
  | 'readRemovals'
>

export function wishesOf(
  database: DatabaseSync,
  wishOf: (collection: string) => Wish,
  wholeOf: (collection: string) => Fingerprint,
): Wishes {
  const wanted = (collection: string) => wantedRows(database, collection, wishOf(collection))
  return {
    ...choosing(database, wishOf),
    spooledHashes: async (collection) =>
      texts(database, `select hash from ${spoolTable(collection)}`),
    wantedHashes: async (collection, upTo) => wanted(collection).hashes(upTo),
    wantedFingerprint: async (collection) => {
      const { all, after } = wishOf(collection)
      if (all && after === null) return wholeOf(collection)
      return fingerprintOf(wanted(collection).hashes(null))
    },
    readWanted: async (collection, after, max) => wanted(collection).page(after, max),
    readRemovals: async (collection) => wishOf(collection).removals,
  }
}

function choosing(
  database: DatabaseSync,
  wishOf: (collection: string) => Wish,
): Pick<Wishes, 'compareWithShadow' | 'want' | 'unwantUpTo'> {
  return {
    compareWithShadow: async (collection) => {
      const [spool, shadow] = [spoolTable(collection), keepShadowTable(database, collection)]
      database.exec(`
        delete from ${listTable(collection)};
        insert into ${listTable(collection)} (key)
        select s.key from ${spool} s left join ${shadow} h on h.key = s.key
        where h.hash is null or h.hash <> s.hash`)
      const removals = texts(
        database,
        `select substr(h.hash, 1, 16) from ${shadow} h
         where not exists (select 1 from ${spool} s where s.key = h.key)`,
      )
      Object.assign(wishOf(collection), { all: false, after: null, removals })
    },
    want: async (collection, { rows, removals }) => {
      database.exec(`delete from ${listTable(collection)}`)
      const distinct = [...new Set(removals)]
      Object.assign(wishOf(collection), { all: rows === 'all', after: null, removals: distinct })
      if (rows !== 'all') list(database, collection, keysOf(database, collection, rows))
    },
    unwantUpTo: async (collection, upTo, except) => {
      const wish = wishOf(collection)
      const kept =
        except.size === 0 ? [] : wantedRows(database, collection, wish).keys(upTo, except)
      database.prepare(`delete from ${listTable(collection)} where key <= ?`).run(upTo)
      list(database, collection, kept)
      if (wish.all) wish.after = upTo
    },
  }
}

function wantedRows(database: DatabaseSync, collection: string, { all, after }: Wish) {
  const isListed = `s.key in (select key from ${listTable(collection)})`
  const isWanted = all ? `(s.key > ? or ${isListed})` : `(? is not null and ${isListed})`
  const from = `from ${spoolTable(collection)} s where ${isWanted} and (? is null or s.key <= ?)`
  const beyond = after ?? ''
  return {
    hashes: (upTo: string | null) => texts(database, `select s.hash ${from}`, beyond, upTo, upTo),
    keys: (upTo: string, ids: ReadonlySet<string>) =>
      database
        .prepare(`select s.key, s.hash ${from}`)
        .all(beyond, upTo, upTo)
        .filter((row) => ids.has(String(row['hash']).slice(0, 16)))
        .map((row) => String(row['key'])),
    page: (cursor: string | null, max: number) =>
      database
        .prepare(`select s.key, s.hash, s.row ${from} and s.key > ? order by s.key limit ?`)
        .all(beyond, null, null, cursor ?? '', max)
        .map((row) => ({
          key: String(row['key']),
          hash: String(row['hash']),
          row: JSON.parse(String(row['row'])) as Row,
        })),
  }
}

/** The keys of the rows of these short hashes: all of the spool is read once. */
function keysOf(database: DatabaseSync, collection: string, ids: ReadonlySet<string>): string[] {
  const keys: string[] = []
  for (const row of database.prepare(`select key, hash from ${spoolTable(collection)}`).iterate())
    if (ids.has(String(row['hash']).slice(0, 16))) keys.push(String(row['key']))
  return keys
}

function list(database: DatabaseSync, collection: string, keys: readonly string[]): void {
  const insert = database.prepare(`insert into ${listTable(collection)} (key) values (?)`)
  for (const key of keys) insert.run(key)
}

/** The first column of each row. */
function texts(
  database: DatabaseSync,
  query: string,
  ...values: readonly (string | null)[]
): string[] {
  const statement = database.prepare(query)
  statement.setReturnArrays(true)
  return statement.all(...values).map((row) => String(Object.values(row)[0]))
}
