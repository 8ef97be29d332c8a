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

/** A moment of office hours, on a working day between those two; on the first when none is one. */
export function workingMoment(faker: Faker, from: string, to: string): Date {
  const first = Temporal.PlainDate.from(from)
  const days = Array.from({ length: first.until(to, { largestUnit: 'days' }).days + 1 }, (_, at) =>
    first.add({ days: at }),
  )
  const working = days.filter(isWorking)
  const day = faker.helpers.arrayElement(working.length === 0 ? [first] : working)
  const minutes = faker.number.int({ min: 0, max: 7 * 60 }) + 8 * 60 + 40
  return new Date(clockTime(day.toString(), minutes).getTime() + faker.number.int(59) * 1000)
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
