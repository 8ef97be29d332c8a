import { sql, type RawBuilder } from 'kysely'
import { nextWeekStates, withoutNextWeek, type NextWeekState } from '#contracts/licences.ts'
import { weeksOf } from './zones-sql-table.ts'
import type { ZoneWeek } from './zone-weeks.ts'

/** Of one week the one that was not revoked came last, whatever the clocks of two servers said. */
export const newestFirst: RawBuilder<unknown> = sql`order by o.week desc, o.revoked_at is null desc, o.issued_at desc`

/** Joins next week's licence, and those of that week that were taken back, beside what `clientsThisWeek` joins. */
export function joinNextWeek(zones: readonly ZoneWeek[]): RawBuilder<unknown> {
  const weeks = weeksOf(zones, 'nextWeek')
  return sql`
    left join licences n on n.client_id = c.id and n.week = z.next_week and n.revoked_at is null and n.week in (${weeks})
    left join (select distinct o.client_id, o.week from licences o where o.revoked_at is not null and o.week in (${weeks})) r
      on r.client_id = c.id and r.week = z.next_week`
}

/** Whether the contract has begun, or will within a week: no licence is issued longer before it begins to hold. */
export const startsSoon: RawBuilder<boolean> = sql<boolean>`(k.starts_on <= z.today + 7)`

/**
 * Whether the newest licence up to next week, where that is none that holds, was taken back; null where there is none
 * or only old ones. Almost every client has this week's: only the others are looked up.
 */
const newestIsRevoked: RawBuilder<boolean | null> = sql<boolean | null>`case
  when r.client_id is not null then true
  when l.id is not null then false
  else (select o.revoked_at is not null from licences o
    where o.client_id = c.id and o.week between z.oldest_week and z.week ${newestFirst} limit 1)
end`

/** The place of the state in `nextWeekStates`, decided on the calendar of the client's own zone. */
export const nextWeekState: RawBuilder<number> = sql<number>`case
  when k.client_id is null then ${placeOf('no-contract')}
  when n.id is not null then ${placeOf('issued')}
  when k.ends_on < z.today then ${placeOf('contract-ended')}
  when k.ends_on <= z.sunday then ${placeOf('contract-ends')}
  when k.starts_on > z.next_sunday then ${placeOf('contract-to-come')}
  else case ${newestIsRevoked}
    when true then ${placeOf('stopped')}
    when false then case when k.renews then ${placeOf('will-renew')} else ${placeOf('renewal-off')} end
    else ${placeOf('never-issued')}
  end
end`

export const isWithoutNextWeek: RawBuilder<unknown> = sql`(${nextWeekState}) in (${sql.join(withoutNextWeek.map(placeOf))})`

/** A number, written as it stands: the planner then knows it. */
export function placeOf(state: NextWeekState): RawBuilder<number> {
  return sql.lit(nextWeekStates.indexOf(state))
}
