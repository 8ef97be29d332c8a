import { sql, type RawBuilder } from 'kysely'
import type { ZoneWeek } from './zone-weeks.ts'

/**
 * `z`: the calendar of the time zone of the client `c`, beside which it is joined. Written out as it stands, not looked
 * up: most of the time all zones have the same week, and the planner then knows it.
 */
export function calendarOfClient(zones: readonly ZoneWeek[]): RawBuilder<unknown> {
  const columns = calendarColumns.map(
    ([what, type, name]) => sql`${byZone(zones, what, type)} as ${sql.raw(name)}`,
  )
  return sql`cross join lateral (select ${sql.join(columns)}) z`
}

const calendarColumns = [
  ['week', 'text', 'week'],
  ['today', 'date', 'today'],
  ['sunday', 'date', 'sunday'],
  ['nextWeek', 'text', 'next_week'],
  ['nextSunday', 'date', 'next_sunday'],
  ['isOpen', 'boolean', 'is_open'],
  ['oldestWeek', 'text', 'oldest_week'],
] as const

type ColumnType = (typeof calendarColumns)[number][1]

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

/** The day it still is where the day begins last. */
export function earliestDay(zones: readonly ZoneWeek[]): RawBuilder<unknown> {
  const [earliest = ''] = zones.map(({ today }) => today).sort()
  return constant('date', earliest)
}

/** What the most zones say, and where it is another: seldom more than two answers. Every client's zone is one of these. */
function byZone(
  zones: readonly ZoneWeek[],
  what: (typeof calendarColumns)[number][0],
  type: ColumnType,
): RawBuilder<unknown> {
  const answers = Map.groupBy(zones, (zone) => String(zone[what]))
  const [most, ...others] = [...answers].sort(([, one], [, other]) => other.length - one.length)
  if (most === undefined) throw new RangeError('No time zone is known.')
  if (others.length === 0) return constant(type, most[0])
  const whens = others.map(
    ([answer, where]) =>
      sql`when c.time_zone in (${sql.join(where.map(({ zone }) => sql.lit(zone)))}) then ${constant(type, answer)}`,
  )
  return sql`case ${sql.join(whens, sql` `)} else ${constant(type, most[0])} end`
}

/** A type before its literal is read once; cast from text, a day would be read again for every client. */
function constant(type: ColumnType, value: string): RawBuilder<unknown> {
  return sql`${sql.raw(type)} ${sql.lit(value)}`
}
