import { sql, type RawBuilder } from 'kysely'
import type { Collection } from '#replication/catalogue/collection.ts'
import type { StagedRow } from '#replication/online-side/store.ts'
import type { Fingerprint } from '#replication/rows/fingerprint.ts'
import type { Row } from '#replication/rows/check-row.ts'
import { sqlOf } from '#platform/database/sql.ts'
import { fingerprintFrom } from './heads-table.ts'
import type { Place } from './place.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    replica_rows: {
      client_id: string
      collection: string
      generation: number
      key: string
      body: Record<string, unknown>
      hash_high: number | bigint
      hash_low: number | bigint
      hidden: boolean
      changed_in: number | bigint
    }
  }
}

type Sum = { count: number; high: number | bigint | null; low: number | bigint | null }
const zeroSum: Sum = { count: 0, high: 0, low: 0 }
/** The rows of one generation of a collection. */
export type Shelf = { readonly collection: string; readonly generation: number }

/** Puts rows on a shelf, each in the place of another of its key. Gives what was there before, and what is now. */
export async function putRows(
  place: Place,
  shelf: Shelf,
  collection: Collection,
  rows: readonly StagedRow[],
): Promise<{ readonly replaced: Fingerprint; readonly put: Fingerprint }> {
  const answer = await sql<{ of: 'replaced' | 'put' } & Sum>`
    with given as (${givenRows(collection, rows)}), before as (
      select ${sumOf('r')} from given cross join lateral (
        select r.hash_high, r.hash_low from replica_rows r
        where ${isOn(place, shelf, 'r')} and r.key = given.key ${eachByIndex}) r
    ), put as (
      ${insertGiven(place, shelf)}
      on conflict (client_id, collection, generation, key) do update
        set body = excluded.body, hash_high = excluded.hash_high, hash_low = excluded.hash_low,
          hidden = false, changed_in = excluded.changed_in
      returning hash_high, hash_low
    )
    select 'replaced' as of, before.* from before
    union all select 'put', ${sumOf('put')} from put`.execute(sqlOf(place.work))
  const sumNamed = (name: string) => answer.rows.find((row) => row.of === name) ?? zeroSum
  return { replaced: printed(sumNamed('replaced')), put: printed(sumNamed('put')) }
}

/** The same for keys of which none is there: half as long. Throws when one is. */
export async function appendRows(
  place: Place,
  shelf: Shelf,
  collection: Collection,
  rows: readonly StagedRow[],
): Promise<void> {
  await sql`
    with given as (${givenRows(collection, rows)}) ${insertGiven(place, shelf)}`.execute(
    sqlOf(place.work),
  )
}

/** One list in one parameter: of the ways to give many rows, the quickest on both databases. */
function givenRows({ fields }: Collection, rows: readonly StagedRow[]): RawBuilder<unknown> {
  const names = Object.keys(fields)
  const given = JSON.stringify(
    rows.map(({ key, hash, row }) => [
      key,
      signed(hash.slice(0, 16)),
      signed(hash.slice(16)),
      Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])),
    ]),
  )
  return sql`
    select e ->> 0 as key, (e ->> 1)::bigint as high, (e ->> 2)::bigint as low, e -> 3 as body
    from jsonb_array_elements(${given}::jsonb) as e`
}

function insertGiven({ clientId, fence }: Place, shelf: Shelf): RawBuilder<unknown> {
  return sql`
    insert into replica_rows (client_id, collection, generation, key, body, hash_high, hash_low, changed_in)
    select ${clientId}::uuid, ${shelf.collection}, ${shelf.generation}::integer, key, body, high, low,
      ${fence}::bigint
    from given`
}

/** 16 hexadecimal digits as PostgreSQL's signed bigint. */
function signed(half: string): string {
  return BigInt.asIntN(64, BigInt(`0x${half}`)).toString()
}

/** Takes rows off a shelf: of these short hashes, or all. Gives what they were. */
export async function takeRows(
  place: Place,
  shelf: Shelf,
  ids: readonly string[] | 'all',
): Promise<Fingerprint> {
  const which = ids === 'all' ? sql`true` : sql`hash_high in (select ${highsOf(ids)})`
  const { rows } = await sql<Sum>`
    with gone as (
      delete from replica_rows r where ${isOn(place, shelf, 'r')} and ${which} returning hash_high, hash_low
    ) select ${sumOf('gone')} from gone`.execute(sqlOf(place.work))
  return printed(rows[0] ?? zeroSum)
}

export async function sumShelf(place: Place, shelf: Shelf): Promise<Fingerprint> {
  const { rows } = await sql<Sum>`
    select ${sumOf('r')} from replica_rows r where ${isOn(place, shelf, 'r')}`.execute(
    sqlOf(place.work),
  )
  return printed(rows[0] ?? zeroSum)
}

export async function selectGreatestKey(place: Place, shelf: Shelf): Promise<string | null> {
  const { rows } = await sql<{ key: string }>`
    select key from replica_rows r where ${isOn(place, shelf, 'r')} order by key desc limit 1`.execute(
    sqlOf(place.work),
  )
  return rows[0]?.key ?? null
}

/** The first halves of all hashes of a shelf, 8 bytes each, in no order. */
export async function selectHighs(place: Place, shelf: Shelf): Promise<Buffer> {
  const { rows } = await sql<{ highs: Buffer | null }>`
    select string_agg(int8send(hash_high), ''::bytea) as highs from replica_rows r
    where ${isOn(place, shelf, 'r')}`.execute(sqlOf(place.work))
  return rows[0]?.highs ?? Buffer.alloc(0)
}

/** Bodies of a shelf in the order of their keys, after one of them. */
export async function selectBodies(
  place: Place,
  shelf: Shelf,
  { fields }: Collection,
  { after, max }: { readonly after: string | null; readonly max: number },
): Promise<readonly { readonly key: string; readonly row: Row }[]> {
  const { rows } = await sql<{ key: string; body: Record<string, Row[number]> }>`
    select key, body from replica_rows r where ${isOn(place, shelf, 'r')}
      and ${after === null ? sql`true` : sql`key > ${after}`}
    order by key limit ${max}`.execute(sqlOf(place.work))
  const names = Object.keys(fields)
  return rows.map(({ key, body }) => ({ key, row: names.map((name) => body[name] ?? null) }))
}

export async function saveHashes(
  place: Place,
  shelf: Shelf,
  hashes: readonly { readonly key: string; readonly hash: string }[],
): Promise<void> {
  const given = JSON.stringify(
    hashes.map(({ key, hash }) => ({ k: key, h: hash.slice(0, 16), l: hash.slice(16) })),
  )
  await sql`
    update replica_rows r
    set hash_high = ('x' || h)::bit(64)::bigint, hash_low = ('x' || l)::bit(64)::bigint
    from json_to_recordset(${given}::json) as given(k text, h text, l text)
    where ${isOn(place, shelf, 'r')} and r.key = given.k`.execute(sqlOf(place.work))
}

/**
 * At the end of a subquery: it stays one, asked for each row by the whole primary key. The planner multiplies the shares of
 * school, collection and generation, believes that a shelf holds one row, and would else go through the shelf for each
 * row of another: minutes instead of milliseconds.
 */
export const eachByIndex = sql`offset 0`

export function isOn(
  { clientId }: Place,
  { collection, generation }: Shelf,
  alias: string,
): RawBuilder<unknown> {
  const of = sql.ref(alias)
  return sql`${of}.client_id = ${clientId} and ${of}.collection = ${collection} and ${of}.generation = ${generation}`
}

export function sumOf(alias: string): RawBuilder<unknown> {
  const of = sql.ref(alias)
  return sql`count(*)::integer as count, bit_xor(${of}.hash_high) as high, bit_xor(${of}.hash_low) as low`
}

export function printed({ count, high, low }: Sum): Fingerprint {
  return fingerprintFrom(count, high, low)
}

/** Short hashes as the column has them. */
export function highsOf(ids: readonly string[]): RawBuilder<unknown> {
  return sql`('x' || id)::bit(64)::bigint from unnest(${[...ids]}::text[]) as given(id)`
}
