import { sql } from 'kysely'
import type { Head, Held } from '#replication/online-side/store.ts'
import type { Fingerprint } from '#replication/rows/fingerprint.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Place } from './place.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    replica_heads: {
      client_id: string
      collection: string
      version: number | null
      generation: number
      published_count: number
      published_high: number | bigint
      published_low: number | bigint
      published_at: Date | null
      recounted_at: Date | null
      staged_count: number
      staged_high: number | bigint
      staged_low: number | bigint
      removals_count: number
      removals_high: number | bigint
      held: Held | null
      held_at: Date | null
    }
  }
}

export type StoredHead = Omit<Head, 'stagedUpTo'> & { readonly generation: number }

export async function selectHead(
  { work, clientId }: Place,
  collection: string,
): Promise<StoredHead> {
  const row = await sqlOf(work)
    .selectFrom('replica_heads')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('collection', '=', collection)
    .executeTakeFirst()
  if (row === undefined) return unpublished
  return {
    version: row.version,
    generation: row.generation,
    published: fingerprintFrom(row.published_count, row.published_high, row.published_low),
    staged: fingerprintFrom(row.staged_count, row.staged_high, row.staged_low),
    removals: fingerprintFrom(row.removals_count, row.removals_high, 0),
    held: row.held,
  }
}

export async function saveHead(
  { work, clientId }: Place,
  collection: string,
  head: StoredHead,
  { published }: { readonly published: boolean },
): Promise<void> {
  const values = {
    version: head.version,
    generation: head.generation,
    published_count: head.published.count,
    published_high: highOf(head.published),
    published_low: lowOf(head.published),
    ...(published ? { published_at: work.now } : {}),
    staged_count: head.staged.count,
    staged_high: highOf(head.staged),
    staged_low: lowOf(head.staged),
    removals_count: head.removals.count,
    removals_high: highOf(head.removals),
    held: head.held === null ? null : (JSON.stringify(head.held) as unknown as Held),
    ...(head.held === null ? { held_at: null } : {}),
  }
  await sqlOf(work)
    .insertInto('replica_heads')
    .values({ client_id: clientId, collection, ...values })
    .onConflict((known) => known.columns(['client_id', 'collection']).doUpdateSet(values))
    .execute()
}

export async function saveHeldSince({ work, clientId }: Place, collection: string): Promise<void> {
  await sqlOf(work)
    .updateTable('replica_heads')
    .set({ held_at: sql<Date>`coalesce(held_at, ${work.now})` })
    .where('client_id', '=', clientId)
    .where('collection', '=', collection)
    .execute()
}

export async function countHeldHeads({ work, clientId }: Place): Promise<number> {
  const row = await sqlOf(work)
    .selectFrom('replica_heads')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('client_id', '=', clientId)
    .where('held', 'is not', null)
    .executeTakeFirstOrThrow()
  return row.count
}

const zero = '0'.repeat(32)

const unpublished: StoredHead = {
  version: null,
  generation: 0,
  published: { count: 0, hash: zero },
  staged: { count: 0, hash: zero },
  removals: { count: 0, hash: zero },
  held: null,
}

/** A fingerprint from a count and the two halves of its hash as PostgreSQL has them, signed. */
export function fingerprintFrom(
  count: number,
  high: number | bigint | null,
  low: number | bigint | null,
): Fingerprint {
  return { count, hash: half(high ?? 0) + half(low ?? 0) }
}

function half(value: number | bigint): string {
  return BigInt.asUintN(64, BigInt(value)).toString(16).padStart(16, '0')
}

function highOf({ hash }: Fingerprint): bigint {
  return BigInt.asIntN(64, BigInt(`0x${hash.slice(0, 16)}`))
}

function lowOf({ hash }: Fingerprint): bigint {
  return BigInt.asIntN(64, BigInt(`0x${hash.slice(16)}`))
}
