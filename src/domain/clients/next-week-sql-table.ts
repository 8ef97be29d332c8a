import { sql, type RawBuilder } from 'kysely'
import { nextWeekStates, withoutNextWeek, type NextWeekState } from '#contracts/licences.ts'
import type { ZoneWeek } from './zone-weeks.ts'

/** `zones`, to be joined by the client's time zone: the calendar as the questions below need it. */
export function zonesTable(zones: readonly ZoneWeek[]): RawBuilder<unknown> {
  return sql`zones (zone, week, today, sunday, next_week, next_sunday, is_open, oldest_week) as (values ${sql.join(zones.map(zoneRow))})`
}

/** Of one week the one that was not revoked came last, whatever the clocks of two servers said. */
export const newestFirst: RawBuilder<unknown> = sql`order by o.week desc, o.revoked_at is null desc, o.issued_at desc`

/** Joins what the state of next week is decided on: its licence if there is one, and the newest up to it, revoked or not. */
export const joinNextWeek: RawBuilder<unknown> = sql`
  left join licences n on n.client_id = c.id and n.week = z.next_week and n.revoked_at is null
  left join lateral (
    select o.week, o.revoked_at from licences o where o.client_id = c.id and o.week <= z.next_week
    ${newestFirst} limit 1
  ) last on true`

/** Whether the contract has begun, or will within a week: no licence is issued longer before it begins to hold. */
export const startsSoon: RawBuilder<boolean> = sql<boolean>`(k.starts_on <= z.today + 7)`

/** The place of the state in `nextWeekStates`, decided on the calendar of the client's own zone. */
export const nextWeekState: RawBuilder<number> = sql<number>`case
  when k.client_id is null then ${placeOf('no-contract')}
  when n.id is not null then ${placeOf('issued')}
  when k.ends_on < z.today then ${placeOf('contract-ended')}
  when k.ends_on <= z.sunday then ${placeOf('contract-ends')}
  when k.starts_on > z.next_sunday then ${placeOf('contract-to-come')}
  when last.week is null or last.week < z.oldest_week then ${placeOf('never-issued')}
  when last.revoked_at is not null then ${placeOf('stopped')}
  when not k.renews then ${placeOf('renewal-off')}
  else ${placeOf('will-renew')}
end`

export const isWithoutNextWeek: RawBuilder<unknown> = sql`(${nextWeekState}) in (${sql.join(withoutNextWeek.map(placeOf))})`

/** A number, written as it stands: the planner then knows it. */
export function placeOf(state: NextWeekState): RawBuilder<number> {
  return sql.lit(nextWeekStates.indexOf(state))
}

function zoneRow(row: ZoneWeek): RawBuilder<unknown> {
  const { zone, week, today, sunday, nextWeek, nextSunday, isOpen, oldestWeek } = row
  return sql`(${zone}, ${week}, ${today}::date, ${sunday}::date, ${nextWeek}, ${nextSunday}::date, ${isOpen}::boolean, ${oldestWeek})`
}
