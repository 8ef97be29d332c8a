import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

/**
 * Transfers that ended before that instant and on a day that is not counted any more, the oldest first, with their
 * modules. Of each client the last that ended stays, and the last that ended well; and what its session names: an agent
 * that brings a mark with a transfer that nobody knows tells of a restored online side; and the held ones while
 * something waits for a yes. What somebody else is clearing is left to them. Gives how many went.
 */
export async function deleteTransfersBefore(
  work: Work,
  { before, zone, max }: { readonly before: Date; readonly zone: string; readonly max: number },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with old as materialized (
      select t.client_id, t.id from transfers t
      where t.ended_at < ${before}
        and t.ended_at < (select (day - 1)::timestamp at time zone ${zone} from transfer_days_counted)
        and exists (
          select 1 from transfers n
          where n.client_id = t.client_id and n.fence > t.fence and n.ended_at is not null
            and (t.outcome not in ('done', 'held') or n.outcome in ('done', 'held')))
        and not exists (
          select 1 from transfer_sessions s
          where s.client_id = t.client_id and t.id::text in (s.transfer_id::text, s.mark ->> 'transfer',
            s.next_mark ->> 'transfer'))
        and not (t.outcome = 'held' and exists (
          select 1 from replica_heads h
          where h.client_id = t.client_id and h.held is not null and h.held_at <= t.ended_at))
      order by t.ended_at limit ${max}
      for update of t skip locked
    ), without_modules as (
      delete from transfer_modules m using old
      where m.client_id = old.client_id and m.transfer_id = old.id
    ), gone as (
      delete from transfers t using old
      where t.client_id = old.client_id and t.id = old.id
      returning 1
    )
    select count(*)::integer as count from gone`.execute(sqlOf(work))
  return rows[0]?.count ?? 0
}
