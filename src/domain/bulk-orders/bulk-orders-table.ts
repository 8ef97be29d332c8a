import { sql } from 'kysely'
import type { BulkAct, BulkOutcome } from '#contracts/bulk-orders.ts'
import type { StaffRole } from '#contracts/permissions.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    bulk_orders: {
      id: string
      kind: BulkAct['kind']
      /** Of an order to issue. */
      week: 'current' | 'next' | null
      /** Of an order on renewal. */
      renews: boolean | null
      /** Of an order on distributors; null is « without distributor ». */
      distributor_id: string | null
      undoes: string | null
      created_by: string
      created_at: Date
      finished_at: Date | null
    }
    bulk_order_clients: {
      bulk_order_id: string
      client_id: string
      place: number
      outcome: BulkOutcome | null
      /** Where this order changed it; of a distributor, null is « without distributor ». */
      former: string | null
    }
  }
}

export type BulkOrderRow = NonNullable<Awaited<ReturnType<typeof selectBulkOrder>>>

export type NewOrder = {
  readonly id: string
  readonly act: BulkAct
  readonly createdBy: string
}

export async function insertBulkOrder(
  work: Work,
  order: NewOrder,
  clients: readonly string[],
): Promise<void> {
  await insertOrder(work, order, null)
  await sql`
    insert into bulk_order_clients (bulk_order_id, client_id, place)
    select ${order.id}, client, place from unnest(${[...clients]}::uuid[]) with ordinality as c (client, place)`.execute(
    sqlOf(work),
  )
}

/** For the clients that the other order changed; it must stand in the same transaction's lock. */
export async function insertUndoingOrder(
  work: Work,
  order: NewOrder,
  undoes: string,
): Promise<void> {
  await insertOrder(work, order, undoes)
  await sql`
    insert into bulk_order_clients (bulk_order_id, client_id, place)
    select ${order.id}, client_id, place from bulk_order_clients
    where bulk_order_id = ${undoes} and outcome = 'changed'`.execute(sqlOf(work))
}

async function insertOrder(
  work: Work,
  { id, act, createdBy }: NewOrder,
  undoes: string | null,
): Promise<void> {
  await sqlOf(work)
    .insertInto('bulk_orders')
    .values({
      id,
      kind: act.kind,
      week: act.kind === 'issue' ? act.week : null,
      renews: act.kind === 'renewal' ? act.on : null,
      distributor_id: act.kind === 'distributor' ? act.distributorId : null,
      undoes,
      created_by: createdBy,
      created_at: work.now,
      finished_at: null,
    })
    .execute()
}

export function selectBulkOrder(work: Work, id: string) {
  return (
    sqlOf(work)
      .selectFrom('bulk_orders as b')
      .innerJoin('accounts as s', 's.id', 'b.created_by')
      .leftJoin('bulk_orders as u', 'u.undoes', 'b.id')
      .select([
        'b.id',
        'b.kind',
        'b.week',
        'b.renews',
        'b.distributor_id as givenDistributorId',
        'b.undoes',
        'u.id as undoneBy',
        'b.created_by as createdBy',
        'b.created_at as createdAt',
        'b.finished_at as finishedAt',
        's.name',
        's.role',
        's.distributor_id as distributorId',
        's.disabled_at as disabledAt',
      ])
      .where('b.id', '=', id)
      // Whoever orders is staff.
      .$narrowType<{ role: StaffRole }>()
      .executeTakeFirst()
  )
}

/** Of two who undo the same order at once, the second waits here. */
export async function lockBulkOrder(work: Work, id: string): Promise<void> {
  await sqlOf(work)
    .selectFrom('bulk_orders')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

/**
 * The oldest that is not done, held for this transaction alone: another server takes another. Changes come
 * first: they are short, and wait for no key as licences may.
 */
export async function holdUnfinished(work: Work): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('bulk_orders')
    .select('id')
    .where('finished_at', 'is', null)
    .orderBy(sql`kind = 'issue'`)
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row?.id
}

export async function selectToDo(work: Work, id: string, limit: number): Promise<string[]> {
  const rows = await sqlOf(work)
    .selectFrom('bulk_order_clients')
    .select('client_id as clientId')
    .where('bulk_order_id', '=', id)
    .where('outcome', 'is', null)
    .orderBy('place')
    .limit(limit)
    .execute()
  return rows.map(({ clientId }) => clientId)
}

export async function noteOutcome(
  work: Work,
  id: string,
  clientId: string,
  outcome: BulkOutcome,
  former: string | null,
): Promise<void> {
  await sqlOf(work)
    .updateTable('bulk_order_clients')
    .set({ outcome, former })
    .where('bulk_order_id', '=', id)
    .where('client_id', '=', clientId)
    .execute()
}

/** What a client had before an order changed it. */
export async function selectFormer(
  work: Work,
  id: string,
  clientId: string,
): Promise<string | null> {
  const row = await sqlOf(work)
    .selectFrom('bulk_order_clients')
    .select('former')
    .where('bulk_order_id', '=', id)
    .where('client_id', '=', clientId)
    .executeTakeFirstOrThrow()
  return row.former
}

export async function finishBulkOrder(work: Work, id: string): Promise<void> {
  await sqlOf(work)
    .updateTable('bulk_orders')
    .set({ finished_at: work.now })
    .where('id', '=', id)
    .execute()
}

export function countOutcomes(work: Work, id: string) {
  return sqlOf(work)
    .selectFrom('bulk_order_clients')
    .select((is) => ['outcome', is.fn.countAll<number>().as('count')])
    .where('bulk_order_id', '=', id)
    .groupBy('outcome')
    .execute()
}

/** Of the clients that are in the scope now: one that has left it is no longer named. */
export function selectOdd(
  work: Work,
  id: string,
  scope: ReturnType<typeof scopeOf>,
  limit: number,
) {
  const odd = sqlOf(work)
    .selectFrom('bulk_order_clients as b')
    .innerJoin('clients as c', 'c.id', 'b.client_id')
    .select(['c.id', 'c.name', 'b.outcome'])
    .where('b.bulk_order_id', '=', id)
    .where('b.outcome', 'in', ['failed', 'changed-since'])
    .$narrowType<{ outcome: 'failed' | 'changed-since' }>()
    .orderBy('b.place')
    .limit(limit)
  return (scope === 'all' ? odd : odd.where('c.distributor_id', '=', scope.distributorId)).execute()
}

/** One that another undoes stays as long as that one. */
export async function deleteBulkOrdersBefore(work: Work, before: Date): Promise<void> {
  const old = sql`select id from bulk_orders o where finished_at < ${before}
    and not exists (select from bulk_orders u where u.undoes = o.id)`
  await sql`delete from bulk_order_clients where bulk_order_id in (${old})`.execute(sqlOf(work))
  await sql`delete from bulk_orders where id in (${old})`.execute(sqlOf(work))
}
