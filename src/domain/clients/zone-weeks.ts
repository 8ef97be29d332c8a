import { dayOf, startOfDay } from '#base/calendar.ts'
import { mondayOf, weekBounds, weekOf } from '#base/iso-week.ts'
import { timeZones } from '#base/time-zones.ts'
import { Temporal } from 'temporal-polyfill'

/** What a question about all clients needs to know of the calendar of one time zone. */
export type ZoneWeek = {
  readonly zone: string
  readonly week: string
  readonly today: string
  /** The last day of the current week, and of the next. */
  readonly sunday: string
  readonly nextSunday: string
  readonly nextWeek: string
  /** Whether next week's licences can be issued: it is Thursday, or later. */
  readonly isOpen: boolean
  /** Renewal goes on from a licence of that week or a later one. */
  readonly oldestWeek: string
}

/** A server that stood still for that long still renews what it finds. */
const renewedWithinWeeks = 5

/** Offsets from UTC are whole quarters of an hour: no day and no week begins inside one, in any zone. */
const quarterMs = 15 * 60_000
let known: { readonly quarter: number; readonly weeks: readonly ZoneWeek[] } | undefined

/** The current week of every time zone that a client may have. Reckoned once a quarter of an hour: every list asks. */
export function zoneWeeks(now: Date): readonly ZoneWeek[] {
  const quarter = Math.floor(now.getTime() / quarterMs)
  if (known?.quarter !== quarter)
    known = { quarter, weeks: timeZones.map(({ zone }) => zoneWeek(now, zone)) }
  return known.weeks
}

function zoneWeek(now: Date, zone: string): ZoneWeek {
  const week = weekOf(now, zone)
  const monday = Temporal.PlainDate.from(mondayOf(week))
  const nextWeek = weekOf(weekBounds(week, zone).end, zone)
  const before = startOfDay(monday.subtract({ weeks: renewedWithinWeeks }).toString(), zone)
  return {
    zone,
    week,
    today: dayOf(now, zone),
    sunday: monday.add({ days: 6 }).toString(),
    nextSunday: monday.add({ days: 13 }).toString(),
    nextWeek,
    isOpen: dayOf(now, zone) >= monday.add({ days: 3 }).toString(),
    oldestWeek: weekOf(before, zone),
  }
}
