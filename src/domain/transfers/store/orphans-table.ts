import { sql, type RawBuilder } from 'kysely'
import type { Reference } from '#replication/catalogue/collection.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Place } from './place.ts'
import { eachByIndex, isOn, type Shelf } from './rows-table.ts'

/** Which rows of a collection are looked at again. */
export type Look =
  | { readonly kind: 'all' }
  /** Those that this transfer brought. */
  | { readonly kind: 'changed' }
  /** Those whose parent is one of these. */
  | { readonly kind: 'children'; readonly of: Reference; readonly keys: readonly string[] }

/** A reference, and where its parents are published: on a shelf, or as what was written online. */
export type ParentPlace = Reference & { readonly shelf: Shelf | 'online' }

/** Hides rows whose parent is not published, shows those whose parent is. Gives how many were hidden now. */
export async function settleHidden(
  place: Place,
  shelf: Shelf,
  parents: readonly ParentPlace[],
  look: Look,
): Promise<number> {
  return look.kind === 'all'
    ? settleAll(place, shelf, parents)
    : settleSome(place, shelf, parents, look)
}

/** A look into the index for each row and parent. */
async function settleSome(
  place: Place,
  shelf: Shelf,
  parents: readonly ParentPlace[],
  look: Exclude<Look, { kind: 'all' }>,
): Promise<number> {
  const isOrphan = sql.join(
    parents.map((parent) => lacks(place, parent, eachByIndex)),
    sql` or `,
  )
  const { rows } = await sql<{ count: number }>`
    with settled as (
      update replica_rows r set hidden = not hidden
      where ${isOn(place, shelf, 'r')} and ${isLookedAt(place, look)} and hidden <> (${isOrphan})
      returning hidden
    ) select count(*) filter (where hidden)::integer as count from settled`.execute(
    sqlOf(place.work),
  )
  return rows[0]?.count ?? 0
}

/** One hashed anti-join a parent. */
async function settleAll(
  place: Place,
  shelf: Shelf,
  parents: readonly ParentPlace[],
): Promise<number> {
  const orphans = sql.join(
    parents.map(
      (parent) => sql`
        select r.key from replica_rows r
        where ${isOn(place, shelf, 'r')} and ${lacks(place, parent, sql``)}`,
    ),
    sql` union `,
  )
  await sql`set local enable_nestloop = off`.execute(sqlOf(place.work))
  const { rows } = await sql<{ count: number }>`
    with orphans as materialized (${orphans}), hiding as (
      update replica_rows r set hidden = true
      where ${isOn(place, shelf, 'r')} and not hidden and key in (select key from orphans)
      returning 1
    ), showing as (
      update replica_rows r set hidden = false
      where ${isOn(place, shelf, 'r')} and hidden and key not in (select key from orphans)
    ) select count(*)::integer as count from hiding`.execute(sqlOf(place.work))
  await sql`set local enable_nestloop = on`.execute(sqlOf(place.work))
  return rows[0]?.count ?? 0
}

function lacks(
  place: Place,
  { field, collection, shelf }: ParentPlace,
  ending: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const value = sql`r.body ->> ${sql.lit(field)}`
  const parents =
    shelf === 'online'
      ? sql`select 1 from online_operations o
          where o.client_id = ${place.clientId} and o.collection = ${collection} and o.key = ${value}`
      : sql`select 1 from replica_rows p where ${isOn(place, shelf, 'p')} and p.key = ${value}`
  return sql`(${value} is not null and not exists (${parents} ${ending}))`
}

function isLookedAt({ fence }: Place, look: Exclude<Look, { kind: 'all' }>): RawBuilder<unknown> {
  return look.kind === 'changed'
    ? sql`r.changed_in = ${fence}`
    : sql`r.body ->> ${sql.lit(look.of.field)} = any(${[...look.keys]}::text[])`
}
