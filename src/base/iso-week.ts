import { Temporal } from 'temporal-polyfill'
import { localDate, startOfDay } from './calendar.ts'

/** A week of ISO 8601, such as 2026-W48: it starts on Monday and belongs to the year of its Thursday. */
export type IsoWeek = string & { readonly brand: 'iso-week' }

/** Years 1000 to 2999; week 53 only in the years that have one. */
export function parseIsoWeek(text: string): IsoWeek | undefined {
  const [, year, week] = /^([12]\d{3})-W(\d{2})$/.exec(text)?.map(Number) ?? []
  if (year === undefined || week === undefined || week < 1) return undefined
  return week <= weeksIn(year) ? (text as IsoWeek) : undefined
}

/** The week it is in the zone at this instant. */
export function weekOf(instant: Date, zone: string): IsoWeek {
  return weekHolding(localDate(instant, zone))
}

/** From Monday 00:00 to the next Monday 00:00 in the zone: 167 to 169 hours where clocks change. */
export function weekBounds(week: IsoWeek, zone: string): { start: Date; end: Date } {
  return {
    start: startOfDay(mondayOf(week), zone),
    end: startOfDay(mondayOf(followingWeek(week)), zone),
  }
}

export function followingWeek(week: IsoWeek): IsoWeek {
  return weekHolding(monday(week).add({ days: 7 }))
}

/** The Monday of the week, as YYYY-MM-DD. */
export function mondayOf(week: IsoWeek): string {
  return monday(week).toString()
}

function monday(week: IsoWeek): Temporal.PlainDate {
  // 4 January is always in week 1.
  const inFirstWeek = new Temporal.PlainDate(Number(week.slice(0, 4)), 1, 4)
  const weeks = Number(week.slice(6)) - 1
  return inFirstWeek.add({ days: 1 - inFirstWeek.dayOfWeek + 7 * weeks })
}

function weekHolding(date: Temporal.PlainDate): IsoWeek {
  const thursday = date.add({ days: 4 - date.dayOfWeek })
  const number = Math.ceil(thursday.dayOfYear / 7)
  return `${thursday.year}-W${String(number).padStart(2, '0')}` as IsoWeek
}

function weeksIn(year: number): number {
  // 28 December is always in the last week.
  return Number(weekHolding(new Temporal.PlainDate(year, 12, 28)).slice(6))
}
