import { Temporal } from 'temporal-polyfill'

export type Period = {
  readonly code: string
  readonly label: string
  readonly days: readonly string[]
}

export type SchoolYear = {
  /** « 2026-2027 » */
  readonly label: string
  /** Days of class, YYYY-MM-DD, from Monday to Friday. */
  readonly days: readonly string[]
  readonly periods: readonly Period[]
}

/** The year whose whole life is in the base. */
export const firstYear = 2026

/** A year before has the same days of the week: 52 weeks earlier. */
export function schoolYear(yearsAgo: number): SchoolYear {
  const from = firstYear - yearsAgo
  const label = `${from}-${from + 1}`
  const back = (day: string): string => addDays(day, -364 * yearsAgo)
  return {
    label,
    days: classDays.map(back),
    periods: periodEnds.map((end, at) => ({
      code: `${from}T${at + 1}`,
      label: `${at + 1}${at === 0 ? 'er' : 'e'} trimestre ${label}`,
      days: classDays.filter((day) => day > (periodEnds[at - 1] ?? '') && day <= end).map(back),
    })),
  }
}

/** The part of a year that has been lived at the end of that day. */
export function livedUntil(year: SchoolYear, day: string): SchoolYear {
  const lived = (days: readonly string[]): readonly string[] => days.filter((each) => each <= day)
  return {
    ...year,
    days: lived(year.days),
    periods: year.periods
      .map((period) => ({ ...period, days: lived(period.days) }))
      .filter(({ days }) => days.length > 0),
  }
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** 1 for Monday. */
export function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

const firstDay = '2026-09-01'
const lastDay = '2027-07-02'
const periodEnds = ['2026-11-27', '2027-03-12', lastDay]

/** Both ends without class. */
const holidays: readonly (readonly [string, string])[] = [
  ['2026-10-17', '2026-11-01'],
  ['2026-11-11', '2026-11-11'],
  ['2026-12-19', '2027-01-03'],
  ['2027-02-13', '2027-02-28'],
  ['2027-03-29', '2027-03-29'],
  ['2027-04-10', '2027-04-25'],
  ['2027-05-06', '2027-05-07'],
  ['2027-05-17', '2027-05-17'],
]

const classDays = Array.from({ length: 305 }, (_, at) => addDays(firstDay, at)).filter(
  (day) =>
    weekday(day) <= 5 && day <= lastDay && !holidays.some(([from, to]) => from <= day && day <= to),
)
