import type { Faker } from '@faker-js/faker'
import { dayOf, startOfDay } from '#base/calendar.ts'
import { mondayOf, weekBounds, weekOf, type IsoWeek } from '#base/iso-week.ts'
import { lastDayOf, registerWeeks, type PlannedContract, type Situation } from './contract-plan.ts'
import { between, clockTime, plusMinutes } from './instants.ts'

export type PlannedLicence = {
  readonly week: IsoWeek
  readonly issuedAt: Date
  readonly isByColleague: boolean
  /** When the technician kept a copy of the file, if he did. */
  readonly downloadedAt: Date | null
  readonly fetchedAt: Date | null
}

/** Issued on Monday morning week after week, fetched at the machine's own hour; this week as far as the state says. */
export function planLicences(
  faker: Faker,
  situation: Situation,
  contract: PlannedContract | null,
  fetchMinutes: number,
): PlannedLicence[] {
  const { state, timeZone, now } = situation
  if (contract === null || state === 'contract-to-come') return []
  const current = weekOf(now, timeZone)
  const hasCurrent = state === 'issued' || state === 'fetched'
  const count = faker.number.int({ min: registerWeeks.least, max: registerWeeks.most })
  return weeksUpTo(current, timeZone, count)
    .filter((week) => week !== current || hasCurrent)
    .filter((week) => mondayOf(week) <= lastDayOf(contract))
    .map((week) => {
      const issuedAt = issueMoment(faker, week, situation)
      const fetchedAt = nextTime(issuedAt, fetchMinutes, timeZone, faker.number.int(90))
      const part = faker.number.float({ min: 0.1, max: 0.6 })
      const isFetched = week !== current || state === 'fetched'
      return {
        week,
        issuedAt,
        isByColleague: faker.datatype.boolean(0.15),
        downloadedAt:
          week !== current && faker.datatype.boolean(0.02) ? plusMinutes(issuedAt, 4) : null,
        fetchedAt: isFetched ? notYetBy(now, fetchedAt, issuedAt, part) : null,
      }
    })
}

function issueMoment(faker: Faker, week: IsoWeek, { timeZone, now }: Situation): Date {
  const minutes = 7 * 60 + 50 + faker.number.int(170)
  const seconds = faker.number.int(59)
  const planned = new Date(clockTime(mondayOf(week), minutes).getTime() + seconds * 1000)
  const { start } = weekBounds(week, timeZone)
  return notYetBy(now, planned, start, faker.number.float({ min: 0.3, max: 0.7 }))
}

/** On a Monday before dawn, what is still to come is brought forward, after what came before it. */
function notYetBy(now: Date, planned: Date, after: Date, part: number): Date {
  return planned < plusMinutes(now, -2) ? planned : between(after, now, part)
}

/** The first time after an instant that the clock of the zone shows those minutes. */
function nextTime(after: Date, minutes: number, zone: string, seconds: number): Date {
  const today = clockTime(dayOf(after, zone), minutes, zone)
  const next =
    today > after ? today : clockTime(dayOf(plusMinutes(today, 30 * 60), zone), minutes, zone)
  return new Date(next.getTime() + seconds * 1000)
}

/** The oldest first, `count` before the last. */
function weeksUpTo(last: IsoWeek, zone: string, count: number): IsoWeek[] {
  const weeks = [last]
  for (let back = 0; back < count; back++) {
    const monday = startOfDay(mondayOf(weeks[0] ?? last), zone)
    weeks.unshift(weekOf(plusMinutes(monday, -60), zone))
  }
  return weeks
}
