import type { DatabaseSync } from 'node:sqlite'
import type { Believed } from '#replication/school-side/notebook.ts'
import { shadowTable, spoolTable } from './table-of.ts'

/** What the online side is believed to hold: a table of keys and hashes a collection, and their fingerprint. */
export function readShadowHeads(database: DatabaseSync): ReadonlyMap<string, Believed> {
  const rows = database.prepare('select collection, version, count, hash from shadow_heads').all()
  return new Map(
    rows.map((row) => [
      String(row['collection']),
      {
        version: Number(row['version']),
        fingerprint: { count: Number(row['count']), hash: String(row['hash']) },
      },
    ]),
  )
}

/** Inside a transaction. Only what differs is written. */
export function adoptSpool(database: DatabaseSync, collection: string, believed: Believed): void {
  const shadow = keepShadowTable(database, collection)
  const spool = spoolTable(collection)
  database.exec(`
    delete from ${shadow} where not exists (select 1 from ${spool} s where s.key = ${shadow}.key);
    insert into ${shadow} (key, hash)
    select key, hash from ${spool} s
    where not exists (select 1 from ${shadow} h where h.key = s.key and h.hash = s.hash)
    on conflict do update set hash = excluded.hash`)
  const { version, fingerprint } = believed
  database
    .prepare(
      `insert into shadow_heads (collection, version, count, hash) values (?, ?, ?, ?)
       on conflict do update set version = excluded.version, count = excluded.count, hash = excluded.hash`,
    )
    .run(collection, version, fingerprint.count, fingerprint.hash)
}

export function forgetShadow(database: DatabaseSync, collection: string): void {
  database.prepare('delete from shadow_heads where collection = ?').run(collection)
  database.exec(`drop table if exists ${shadowTable(collection)}`)
}

export function forgetAllShadows(database: DatabaseSync): void {
  for (const collection of readShadowHeads(database).keys()) forgetShadow(database, collection)
}

export function keepShadowTable(database: DatabaseSync, collection: string): string {
  const table = shadowTable(collection)
  database.exec(
    `create table if not exists ${table} (key text primary key, hash text not null) without rowid`,
  )
  return table
}
