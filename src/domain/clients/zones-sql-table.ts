import { sql, type RawBuilder } from 'kysely'
import type { ZoneWeek } from './zone-weeks.ts'

/** `zones`, to be joined by the client's time zone: the calendar as the questions about all clients need it. */
export function zonesTable(zones: readonly ZoneWeek[]): RawBuilder<unknown> {
  return sql`zones (zone, week, today, sunday, next_week, next_sunday, is_open, oldest_week) as (values ${sql.join(zones.map(zoneRow))})`
}

/**
 * The one or two weeks that it is, or comes next, somewhere in the world; written as they stand, beside a join by the
 * zone's own week. Of a register of years the planner then reads those and no more.
 */
export function weeksOf(
  zones: readonly ZoneWeek[],
  which: 'week' | 'nextWeek',
): RawBuilder<unknown> {
  return sql.join([...new Set(zones.map((zone) => zone[which]))].map((week) => sql.lit(week)))
}

function zoneRow(row: ZoneWeek): RawBuilder<unknown> {
  const { zone, week, today, sunday, nextWeek, nextSunday, isOpen, oldestWeek } = row
  return sql`(${zone}, ${week}, ${today}::date, ${sunday}::date, ${nextWeek}, ${nextSunday}::date, ${isOpen}::boolean, ${oldestWeek})`
}
