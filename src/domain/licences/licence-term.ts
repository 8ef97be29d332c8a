import { followingDay, startOfDay } from '#base/calendar.ts'
import { weekBounds, type IsoWeek } from '#base/iso-week.ts'

/** From when until when a licence holds; `expiresAt` is the first instant no longer covered. */
export type Term = { readonly notBefore: Date; readonly expiresAt: Date }

/**
 * The part of a week that the contract covers, in the client's time zone: a licence never holds
 * on a day that was not sold. Undefined when no part of it is left.
 */
export function licenceTerm(
  contract: { startsOn: string; endsOn: string },
  week: IsoWeek,
  zone: string,
  now: Date,
): Term | undefined {
  const { start, end } = weekBounds(week, zone)
  const notBefore = later(start, startOfDay(contract.startsOn, zone))
  const expiresAt = earlier(end, startOfDay(followingDay(contract.endsOn), zone))
  return notBefore < expiresAt && now < expiresAt ? { notBefore, expiresAt } : undefined
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
