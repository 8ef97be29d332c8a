import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    transfer_days: {
      day: string
      distributor_id: string | null
      done: number
      held: number
      failed: number
      interrupted: number
      records: number
    }
    transfer_days_counted: { single?: boolean; day: string; at: Date }
  }
}

/** What was counted last, undefined before the first time. Whoever counts meanwhile waits until the end of the work. */
export async function lockCounted(work: Work): Promise<{ day: string } | undefined> {
  await sql`lock table transfer_days_counted in share row exclusive mode`.execute(sqlOf(work))
  const { rows } = await sql<{ day: string }>`
    select to_char(day, 'YYYY-MM-DD') as day from transfer_days_counted`.execute(sqlOf(work))
  return rows[0]
}

/** When the first transfer ended, of those that did from that instant on. */
export async function selectFirstEnd(work: Work, from: Date): Promise<Date | null> {
  const { rows } = await sql<{ end: Date | null }>`
    select min(ended_at) as "end" from transfers where ended_at >= ${from}`.execute(sqlOf(work))
  return rows[0]?.end ?? null
}

/** Days, YYYY-MM-DD, the last one included, and the instants between which they lie. */
export type Days = {
  readonly first: string
  readonly last: string
  readonly start: Date
  readonly end: Date
}

/** Those days from the transfers themselves, whatever stood there; one that was superseded is none. */
export async function saveDays(work: Work, days: Days, zone: string): Promise<void> {
  await sql`
    delete from transfer_days where day between ${days.first}::date and ${days.last}::date`.execute(
    sqlOf(work),
  )
  await sql`
    insert into transfer_days (day, distributor_id, done, held, failed, interrupted, records)
    select (t.ended_at at time zone ${zone})::date, c.distributor_id,
      count(*) filter (where t.outcome = 'done'), count(*) filter (where t.outcome = 'held'),
      count(*) filter (where t.outcome = 'failed'), count(*) filter (where t.outcome = 'interrupted'),
      coalesce(sum(m.records), 0)
    from transfers t join clients c on c.id = t.client_id
    left join lateral (
      select sum(records) as records from transfer_modules m
      where m.client_id = t.client_id and m.transfer_id = t.id
    ) m on true
    where t.ended_at >= ${days.start} and t.ended_at < ${days.end} and t.outcome <> 'superseded'
    group by 1, 2`.execute(sqlOf(work))
}

export async function saveCounted(work: Work, day: string): Promise<void> {
  await sql`
    insert into transfer_days_counted (day, at) values (${day}, ${work.now})
    on conflict (single) do update set day = excluded.day, at = excluded.at`.execute(sqlOf(work))
}

export async function clearDaysBefore(work: Work, day: string): Promise<void> {
  await sql`delete from transfer_days where day < ${day}::date`.execute(sqlOf(work))
}

export async function selectCountedAt(work: Work): Promise<Date | null> {
  const row = await sqlOf(work).selectFrom('transfer_days_counted').select('at').executeTakeFirst()
  return row?.at ?? null
}

export type WeekRow = {
  /** YYYY-MM-DD */
  readonly monday: string
  readonly done: number
  readonly held: number
  readonly failed: number
  readonly interrupted: number
  readonly records: number
}

/** Weeks in which something ended, from that day on. */
export async function selectWeeks(
  work: Work,
  scope: ReturnType<typeof scopeOf>,
  from: string,
): Promise<readonly WeekRow[]> {
  const { rows } = await sql<WeekRow>`
    select to_char(date_trunc('week', day), 'YYYY-MM-DD') as monday, sum(done)::integer as done,
      sum(held)::integer as held, sum(failed)::integer as failed,
      sum(interrupted)::integer as interrupted, sum(records)::bigint as records
    from transfer_days
    where day >= ${from}::date
      and ${scope === 'all' ? sql`true` : sql`distributor_id = ${scope.distributorId}`}
    group by 1`.execute(sqlOf(work))
  return rows
}
