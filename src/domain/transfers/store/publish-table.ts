import { sql } from 'kysely'
import type { Value } from '#replication/rows/check-row.ts'
import type { Fingerprint } from '#replication/rows/fingerprint.ts'
import { sqlOf } from '#platform/database/sql.ts'
import { fingerprintFrom } from './heads-table.ts'
import type { Place } from './place.ts'
import { eachByIndex, highsOf, isOn, printed, sumOf, type Shelf } from './rows-table.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    replica_removals: { client_id: string; collection: string; hash_high: number | bigint }
  }
}

export async function insertRemovals(
  { work, clientId }: Place,
  collection: string,
  ids: readonly string[],
): Promise<Fingerprint> {
  await sql`
    insert into replica_removals (client_id, collection, hash_high)
    select ${clientId}, ${collection}, ${highsOf(ids)} on conflict do nothing`.execute(sqlOf(work))
  const { rows } = await sql<{ count: number; high: number | bigint | null }>`
    select count(*)::integer as count, bit_xor(hash_high) as high from replica_removals
    where client_id = ${clientId} and collection = ${collection}`.execute(sqlOf(work))
  return fingerprintFrom(rows[0]?.count ?? 0, rows[0]?.high ?? 0, 0)
}

export async function deleteRemovals({ work, clientId }: Place, collection: string): Promise<void> {
  await sqlOf(work)
    .deleteFrom('replica_removals')
    .where('client_id', '=', clientId)
    .where('collection', '=', collection)
    .execute()
}

/** The published rows that a publication would make disappear: their keys come in no other row. */
function disappearing(place: Place, live: Shelf, replace: boolean) {
  const staged = { ...live, generation: live.generation + 1 }
  const isMarked = sql`r.hash_high = any(array(
    select hash_high from replica_removals
    where client_id = ${place.clientId} and collection = ${live.collection}))`
  return sql`${isOn(place, live, 'r')} and ${replace ? sql`true` : isMarked} and not exists (
    select 1 from replica_rows s where ${isOn(place, staged, 's')} and s.key = r.key ${eachByIndex})`
}

export async function countDisappearingRows(
  place: Place,
  live: Shelf,
  replace: boolean,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from replica_rows r
    where ${disappearing(place, live, replace)}`.execute(sqlOf(place.work))
  return rows[0]?.count ?? 0
}

/** The same rows, in the order of their keys, after one of them. */
export async function selectDisappearing(
  place: Place,
  live: Shelf,
  replace: boolean,
  { after, max }: { readonly after: string | null; readonly max: number },
): Promise<readonly { readonly key: string; readonly body: Record<string, Value> }[]> {
  const { rows } = await sql<{ key: string; body: Record<string, Value> }>`
    select r.key, r.body from replica_rows r
    where ${disappearing(place, live, replace)} and ${after === null ? sql`true` : sql`r.key > ${after}`}
    order by r.key limit ${max}`.execute(sqlOf(place.work))
  return rows
}

export type Gone = { readonly print: Fingerprint; readonly keys: readonly string[] }

export async function deleteDisappearing(place: Place, live: Shelf): Promise<Gone> {
  const { rows } = await sql<Sums>`
    with gone as (
      delete from replica_rows r where ${disappearing(place, live, false)}
      returning key, hash_high, hash_low
    ) select ${sumOf('gone')}, coalesce(array_agg(gone.key), '{}') as keys from gone`.execute(
    sqlOf(place.work),
  )
  return goneOf(rows[0])
}

/**
 * Puts what is staged in its place among the published rows, and empties the staging. Gives the rows that were
 * replaced, those that came in, and the keys that were not there before.
 */
export async function mergeStaged(
  place: Place,
  live: Shelf,
): Promise<{
  readonly replaced: Fingerprint
  readonly put: Fingerprint
  readonly added: readonly string[]
}> {
  const staged = { ...live, generation: live.generation + 1 }
  const replaced = await sql<Sums>`
    select ${sumOf('r')} from replica_rows s cross join lateral (
      select r.hash_high, r.hash_low from replica_rows r
      where ${isOn(place, live, 'r')} and r.key = s.key ${eachByIndex}) r
    where ${isOn(place, staged, 's')}`.execute(sqlOf(place.work))
  const added = await sql<{ keys: readonly string[] }>`
    select coalesce(array_agg(s.key), '{}') as keys from replica_rows s
    where ${isOn(place, staged, 's')} and not exists (
      select 1 from replica_rows r where ${isOn(place, live, 'r')} and r.key = s.key ${eachByIndex})`.execute(
    sqlOf(place.work),
  )
  const put = await sql<Sums>`
    with moved as (
      delete from replica_rows s where ${isOn(place, staged, 's')} returning s.*
    ), put as (
      insert into replica_rows (client_id, collection, generation, key, body, hash_high, hash_low, changed_in)
      select client_id, collection, ${live.generation}, key, body, hash_high, hash_low, ${place.fence}
      from moved
      on conflict (client_id, collection, generation, key) do update
        set body = excluded.body, hash_high = excluded.hash_high, hash_low = excluded.hash_low,
          hidden = false, changed_in = excluded.changed_in
      returning hash_high, hash_low
    ) select ${sumOf('put')} from put`.execute(sqlOf(place.work))
  return {
    replaced: printed(replaced.rows[0] ?? none),
    put: printed(put.rows[0] ?? none),
    added: added.rows[0]?.keys ?? [],
  }
}

type Sums = {
  count: number
  high: number | bigint | null
  low: number | bigint | null
  keys?: readonly string[]
}
const none: Sums = { count: 0, high: 0, low: 0 }

function goneOf(row: Sums | undefined): Gone {
  return { print: printed(row ?? none), keys: row?.keys ?? [] }
}
