import { sql } from 'kysely'
import type { Operation, Quarantine } from '#replication/operations/operation.ts'
import { operationHash } from '#replication/operations/operation-hash.ts'
import type { Fingerprint } from '#replication/rows/fingerprint.ts'
import { sqlOf } from '#platform/database/sql.ts'
import { fingerprintFrom } from './heads-table.ts'
import type { Place } from './place.ts'
import { highsOf } from './rows-table.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    online_operations: {
      client_id: string
      id: string
      collection: string
      key: string
      body: unknown
      at: Date
      hash_high: number | bigint
      hash_low: number | bigint
      given_at: Date | null
      arrived_at: Date | null
      quarantine: Omit<Quarantine, 'id'> | null
      quarantined_at: Date | null
    }
  }
}

/** Those that are there already change nothing. */
export async function insertOperations(
  { work, clientId }: Pick<Place, 'work' | 'clientId'>,
  operations: readonly Operation[],
): Promise<void> {
  if (operations.length === 0) return
  const given = JSON.stringify(
    operations.map(({ row, ...operation }) => ({
      ...operation,
      body: row,
      high: operationHash(operation.id).slice(0, 16),
      low: operationHash(operation.id).slice(16),
    })),
  )
  await sql`
    insert into online_operations (client_id, id, collection, key, body, at, hash_high, hash_low)
    select ${clientId}, id, collection, key, nullif(body, 'null'::jsonb), at,
      ('x' || high)::bit(64)::bigint, ('x' || low)::bit(64)::bigint
    from json_to_recordset(${given}::json) as given(
      id uuid, collection text, key text, body jsonb, at timestamptz, high text, low text)
    on conflict (client_id, id) do nothing`.execute(sqlOf(work))
}

export async function sumOperations({ work, clientId }: Place): Promise<Fingerprint> {
  const { rows } = await sql<{
    count: number
    high: number | bigint | null
    low: number | bigint | null
  }>`
    select count(*)::integer as count, bit_xor(hash_high) as high, bit_xor(hash_low) as low
    from online_operations where client_id = ${clientId}`.execute(sqlOf(work))
  const row = rows[0]
  return fingerprintFrom(row?.count ?? 0, row?.high ?? 0, row?.low ?? 0)
}

export async function selectOperationHighs({ work, clientId }: Place): Promise<Buffer> {
  const { rows } = await sql<{ highs: Buffer | null }>`
    select string_agg(int8send(hash_high), ''::bytea) as highs from online_operations
    where client_id = ${clientId}`.execute(sqlOf(work))
  return rows[0]?.highs ?? Buffer.alloc(0)
}

export async function selectOperations(
  { work, clientId }: Place,
  ids: readonly string[],
): Promise<readonly Operation[]> {
  const { rows } = await sql<{
    id: string
    collection: string
    key: string
    body: Operation['row']
    at: Date
  }>`
    select id, collection, key, body, at from online_operations
    where client_id = ${clientId} and hash_high in (select ${highsOf(ids)})
    order by at, id`.execute(sqlOf(work))
  return rows.map(({ body, at, ...rest }) => ({ ...rest, row: body, at: at.toISOString() }))
}

export async function saveGiven({ work, clientId }: Place, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sqlOf(work)
    .updateTable('online_operations')
    .set({ given_at: work.now })
    .where('client_id', '=', clientId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function saveQuarantine(
  { work, clientId }: Place,
  quarantine: readonly Quarantine[],
): Promise<void> {
  const given = JSON.stringify(quarantine)
  await sql`
    with given as (
      select id, jsonb_build_object('why', why, 'detail', detail) as quarantine
      from json_to_recordset(${given}::json) as given(id uuid, why text, detail text)
    ), told as (
      select o.id, given.quarantine from online_operations o left join given on given.id = o.id
      where o.client_id = ${clientId} and (o.quarantine is not null or given.id is not null)
    )
    update online_operations o
    set quarantine = told.quarantine,
      quarantined_at = case when told.quarantine is null then null else coalesce(o.quarantined_at, ${work.now}) end
    from told where o.client_id = ${clientId} and o.id = told.id
      and o.quarantine is distinct from told.quarantine`.execute(sqlOf(work))
}

/** One statement sees one instant: what is entered while it runs neither counts nor is noted. */
export async function saveArrived({ work, clientId }: Place, ledger: Fingerprint): Promise<void> {
  await sql`
    update online_operations set arrived_at = ${work.now}
    where client_id = ${clientId} and arrived_at is null and quarantine is null and (
      select count(*) = ${ledger.count}
        and coalesce(bit_xor(hash_high), 0) = ('x' || ${ledger.hash.slice(0, 16)}::text)::bit(64)::bigint
        and coalesce(bit_xor(hash_low), 0) = ('x' || ${ledger.hash.slice(16)}::text)::bit(64)::bigint
      from online_operations where client_id = ${clientId}
    )`.execute(sqlOf(work))
}
