import { startOfDay } from '#base/calendar.ts'
import { mondayOf, weekBounds, weekOf, type IsoWeek } from '#base/iso-week.ts'
import { Temporal } from 'temporal-polyfill'

/** The two weeks for which a licence may be issued; instants are those of the client's time zone. */
export type IssuableWeek = {
  readonly week: IsoWeek
  readonly start: Date
  readonly end: Date
  /** From when on its licence can be issued: the Thursday before. */
  readonly opensAt: Date
}

export function weekAt(instant: Date, zone: string): IssuableWeek {
  return weekIn(weekOf(instant, zone), zone)
}

/** A week known by its name: for a client that has changed zone it is another span of time. */
export function weekIn(week: IsoWeek, zone: string): IssuableWeek {
  const thursday = Temporal.PlainDate.from(mondayOf(week)).subtract({ days: 4 }).toString()
  return { week, ...weekBounds(week, zone), opensAt: startOfDay(thursday, zone) }
}

export function weeksOf(now: Date, zone: string): { current: IssuableWeek; next: IssuableWeek } {
  const current = weekAt(now, zone)
  return { current, next: weekAt(current.end, zone) }
}
