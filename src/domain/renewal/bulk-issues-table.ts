import { sql } from 'kysely'
import type { BulkOutcome } from '#contracts/renewal.ts'
import type { StaffRole } from '#contracts/permissions.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    bulk_issues: {
      id: string
      week: 'current' | 'next'
      created_by: string
      created_at: Date
      finished_at: Date | null
    }
    bulk_issue_clients: {
      bulk_issue_id: string
      client_id: string
      place: number
      outcome: BulkOutcome | null
    }
  }
}

export type BulkIssueRow = NonNullable<Awaited<ReturnType<typeof selectBulkIssue>>>

export async function insertBulkIssue(
  work: Work,
  order: { id: string; week: 'current' | 'next'; createdBy: string; clients: readonly string[] },
): Promise<void> {
  await sqlOf(work)
    .insertInto('bulk_issues')
    .values({
      id: order.id,
      week: order.week,
      created_by: order.createdBy,
      created_at: work.now,
      finished_at: null,
    })
    .execute()
  await sql`
    insert into bulk_issue_clients (bulk_issue_id, client_id, place)
    select ${order.id}, client, place from unnest(${[...order.clients]}::uuid[]) with ordinality as c (client, place)`.execute(
    sqlOf(work),
  )
}

export function selectBulkIssue(work: Work, id: string) {
  return (
    sqlOf(work)
      .selectFrom('bulk_issues as b')
      .innerJoin('accounts as s', 's.id', 'b.created_by')
      .select([
        'b.id',
        'b.week',
        'b.created_by as createdBy',
        'b.created_at as createdAt',
        'b.finished_at as finishedAt',
        's.name',
        's.role',
        's.distributor_id as distributorId',
        's.disabled_at as disabledAt',
      ])
      .where('b.id', '=', id)
      // Whoever orders issues licences: staff.
      .$narrowType<{ role: StaffRole }>()
      .executeTakeFirst()
  )
}

/** The oldest that is not done, held for this transaction alone: another server takes another. */
export async function holdUnfinished(work: Work): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('bulk_issues')
    .select('id')
    .where('finished_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row?.id
}

export async function selectToDo(work: Work, id: string, limit: number): Promise<string[]> {
  const rows = await sqlOf(work)
    .selectFrom('bulk_issue_clients')
    .select('client_id as clientId')
    .where('bulk_issue_id', '=', id)
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
): Promise<void> {
  await sqlOf(work)
    .updateTable('bulk_issue_clients')
    .set({ outcome })
    .where('bulk_issue_id', '=', id)
    .where('client_id', '=', clientId)
    .execute()
}

export async function finishBulkIssue(work: Work, id: string): Promise<void> {
  await sqlOf(work)
    .updateTable('bulk_issues')
    .set({ finished_at: work.now })
    .where('id', '=', id)
    .execute()
}

export function countOutcomes(work: Work, id: string) {
  return sqlOf(work)
    .selectFrom('bulk_issue_clients')
    .select((is) => ['outcome', is.fn.countAll<number>().as('count')])
    .where('bulk_issue_id', '=', id)
    .groupBy('outcome')
    .execute()
}

/** Of the clients that are in the scope now: one that has left it is no longer named. */
export function selectFailures(
  work: Work,
  id: string,
  scope: ReturnType<typeof scopeOf>,
  limit: number,
) {
  const failed = sqlOf(work)
    .selectFrom('bulk_issue_clients as b')
    .innerJoin('clients as c', 'c.id', 'b.client_id')
    .select(['c.id', 'c.name'])
    .where('b.bulk_issue_id', '=', id)
    .where('b.outcome', '=', 'failed')
    .orderBy('b.place')
    .limit(limit)
  return (
    scope === 'all' ? failed : failed.where('c.distributor_id', '=', scope.distributorId)
  ).execute()
}

/** Nothing to keep: the register says what became of each client. */
export async function deleteBulkIssuesBefore(work: Work, before: Date): Promise<void> {
  await sql`delete from bulk_issue_clients where bulk_issue_id in
    (select id from bulk_issues where finished_at < ${before})`.execute(sqlOf(work))
  await sqlOf(work).deleteFrom('bulk_issues').where('finished_at', '<', before).execute()
}
