import { sql, type RawBuilder } from 'kysely'
import { findCollection, type Catalogue } from '#replication/catalogue/catalogue.ts'
import type { Collection, Reference } from '#replication/catalogue/collection.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Place } from './place.ts'
import { isOn, type Shelf } from './rows-table.ts'

/** Which rows of a collection are looked at again. */
export type Look =
  | { readonly kind: 'all' }
  /** Those that this transfer brought. */
  | { readonly kind: 'changed' }
  /** Those whose parent is one of these. */
  | { readonly kind: 'children'; readonly of: Reference; readonly keys: readonly string[] }

/** Hides rows whose parent is not published, shows those whose parent is. Gives how many were hidden now. */
export async function settleHidden(
  place: Place,
  catalogue: Catalogue,
  shelf: Shelf,
  { parents }: Collection,
  look: Look,
): Promise<number> {
  if (parents.length === 0) return 0
  const isOrphan = sql.join(
    parents.map((parent) => lacks(place, catalogue, parent)),
    sql` or `,
  )
  const { rows } = await sql<{ count: number }>`
    with looked as (
      select r.key, (${isOrphan}) as orphan, r.hidden from replica_rows r
      where ${isOn(place, shelf, 'r')} and ${isLookedAt(place, look)}
    ), settled as (
      update replica_rows r set hidden = looked.orphan from looked
      where ${isOn(place, shelf, 'r')} and r.key = looked.key and looked.orphan <> looked.hidden
      returning r.hidden
    ) select count(*) filter (where hidden)::integer as count from settled`.execute(
    sqlOf(place.work),
  )
  return rows[0]?.count ?? 0
}

function lacks(
  { clientId }: Place,
  catalogue: Catalogue,
  { field, collection }: Reference,
): RawBuilder<unknown> {
  const value = sql`r.body ->> ${sql.lit(field)}`
  const isOnline = findCollection(catalogue, collection)?.owner === 'online'
  const exists = isOnline
    ? sql`select 1 from online_operations o
        where o.client_id = ${clientId} and o.collection = ${collection} and o.key = ${value}`
    : sql`select 1 from replica_rows p join replica_heads h
          on h.client_id = p.client_id and h.collection = p.collection and h.generation = p.generation
        where p.client_id = ${clientId} and p.collection = ${collection} and p.key = ${value}`
  return sql`(${value} is not null and not exists (${exists}))`
}

function isLookedAt({ fence }: Place, look: Look): RawBuilder<unknown> {
  switch (look.kind) {
    case 'all':
      return sql`true`
    case 'changed':
      return sql`r.changed_in = ${fence}`
    case 'children':
      return sql`r.body ->> ${sql.lit(look.of.field)} = any(${[...look.keys]}::text[])`
  }
}
