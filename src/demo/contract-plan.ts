import type { Faker } from '@faker-js/faker'
import { dayOf } from '#base/calendar.ts'
import { weekBounds, weekOf } from '#base/iso-week.ts'
import type { LicenceState } from '#contracts/clients.ts'
import { Temporal } from 'temporal-polyfill'
import { daysBefore, officeZone, workingMoment } from './instants.ts'

export type PlannedContract = {
  readonly startsOn: string
  /** As it was first saved. */
  readonly endsOn: string
  /** Saved again before the end, for more years. */
  readonly renewal: { readonly at: Date; readonly endsOn: string } | null
}

export type Situation = {
  readonly state: LicenceState
  readonly timeZone: string
  readonly createdOn: string
  readonly today: string
  readonly now: Date
}

/** The registers go back that far; contracts cover all of it. */
export const registerWeeks = { least: 8, most: 12 } as const

/** The contract that puts a school in its state: for school years that end on 31 August, unless it has ended. */
export function planContract(faker: Faker, situation: Situation): PlannedContract | null {
  switch (situation.state) {
    case 'no-contract':
      return null
    case 'contract-ended':
      return endedContract(situation.today)
    case 'contract-to-come':
      return comingContract(situation)
    case 'to-issue':
    case 'issued':
    case 'fetched':
      return livingContract(faker, situation)
  }
}

/** The last day that the contract covers. */
export function lastDayOf({ endsOn, renewal }: PlannedContract): string {
  return renewal?.endsOn ?? endsOn
}

/** For a year, up to the end of last month. */
function endedContract(today: string): PlannedContract {
  const end = Temporal.PlainDate.from(today).with({ day: 1 }).subtract({ days: 1 })
  const startsOn = end.subtract({ years: 1 }).add({ days: 1 }).toString()
  return { startsOn, endsOn: end.toString(), renewal: null }
}

/** From the first of a month that comes after this week. */
function comingContract({ now, timeZone }: Situation): PlannedContract {
  const { end } = weekBounds(weekOf(now, timeZone), timeZone)
  const start = Temporal.PlainDate.from(dayOf(end, timeZone)).with({ day: 1 }).add({ months: 1 })
  const endsOn = endOfSchoolYear(start.add({ months: 3 }).toString(), 1)
  return { startsOn: start.toString(), endsOn, renewal: null }
}

function livingContract(faker: Faker, { createdOn, today }: Situation): PlannedContract {
  const years = faker.helpers.arrayElement([1, 1, 1, 2, 3])
  const covered = daysBefore(today, 7 * (registerWeeks.most + 1))
  const monthStart = `${createdOn.slice(0, 8)}01`
  if (createdOn > covered) {
    const endsOn = endOfSchoolYear(daysBefore(today, -60), years)
    return { startsOn: monthStart, endsOn, renewal: null }
  }
  const yearStart = daysBefore(endOfSchoolYear(covered, 0), -1)
  const endsOn = endOfSchoolYear(covered, years)
  const year = Number(endsOn.slice(0, 4))
  const at = workingMoment(faker, `${year}-08-05`, `${year}-08-25`)
  const isRenewed = dayOf(at, officeZone) < today
  return {
    startsOn: createdOn > yearStart ? monthStart : yearStart,
    endsOn,
    renewal: isRenewed ? { at, endsOn: `${year + 1}-08-31` } : null,
  }
}

/** 31 August of the school year that holds the day, for 1 year; of the one before for 0. */
function endOfSchoolYear(day: string, years: number): string {
  const { year, month } = Temporal.PlainDate.from(day)
  return `${(month >= 9 ? year : year - 1) + years}-08-31`
}
