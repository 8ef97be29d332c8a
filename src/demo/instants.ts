import type { Faker } from '@faker-js/faker'
import { Temporal } from 'temporal-polyfill'

/** Days are written YYYY-MM-DD; the people of the demo work in Paris, whatever their clients' zones. */
export const officeZone = 'Europe/Paris'

const minuteMs = 60_000

export function daysBefore(day: string, days: number): string {
  return Temporal.PlainDate.from(day).subtract({ days }).toString()
}

/** That many minutes after 00:00 on the clock of the zone. */
export function clockTime(day: string, minutes: number, zone: string = officeZone): Date {
  const time = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60)
  return new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time })
      .epochMilliseconds,
  )
}

/** A moment of office hours between those two days, on a working day if there is one near. */
export function workingMoment(faker: Faker, from: string, to: string): Date {
  const first = Temporal.PlainDate.from(from)
  const last = Temporal.PlainDate.from(to)
  const days = faker.number.int(first.until(last, { largestUnit: 'days' }).days)
  const near = [0, -1, 1, -2, 2].map((shift) => first.add({ days: days + shift }))
  const day = near.find((each) => isWorking(each) && isWithin(each, first, last)) ?? first
  const seconds = faker.number.int(7 * 3600)
  return new Date(clockTime(day.toString(), 8 * 60 + 40).getTime() + seconds * 1000)
}

/** That time of the last working day on which it is already past. */
export function lastMorning(now: Date, minutes: number): Date {
  let day = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(officeZone)
    .toPlainDate()
  // At most a weekend and the day that has not got so far.
  for (let back = 0; back < 4; back++, day = day.subtract({ days: 1 }))
    if (isWorking(day) && clockTime(day.toString(), minutes) < now) break
  return clockTime(day.toString(), minutes)
}

export function plusMinutes(instant: Date, minutes: number): Date {
  return new Date(Math.floor(instant.getTime() + minutes * minuteMs))
}

/** The part of the way from one instant to another, for what should have happened by then already. */
export function between(from: Date, to: Date, part: number): Date {
  return new Date(Math.floor(from.getTime() + (to.getTime() - from.getTime()) * part))
}

function isWorking(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5
}

function isWithin(day: Temporal.PlainDate, first: Temporal.PlainDate, last: Temporal.PlainDate) {
  return Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0
}
