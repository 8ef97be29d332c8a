import { Temporal } from 'temporal-polyfill'

// A day is written YYYY-MM-DD, a zone by its IANA name; a text that is neither throws a RangeError.

/** The calendar day it is in the zone at this instant. */
export function dayOf(instant: Date, zone: string): string {
  return localDate(instant, zone).toString()
}

/** The first instant of a day in the zone: 00:00, or the end of the gap where clocks skip it. */
export function startOfDay(day: string, zone: string): Date {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(zone)
  return new Date(start.epochMilliseconds)
}

/** The minute it is in the zone, as its clocks show it: `2026-11-24T08:05`. */
export function localMoment(instant: Date, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return at.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

export function followingDay(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}

/** Whether the text is a day that exists: 2026-02-29 is not. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  if (month < 1 || month > 12 || day < 1) return false
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
}

export function localDate(instant: Date, zone: string): Temporal.PlainDate {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
  return at.toZonedDateTimeISO(zone).toPlainDate()
}
