import { createHash } from 'node:crypto'
import { dayOf, followingDay, startOfDay } from '#base/calendar.ts'
import { mondayOf, weekOf } from '#base/iso-week.ts'

/**
 * The moment of the week drawn for the licence of the next one: anywhere from Thursday 00:00 to Saturday
 * 24:00 in the zone, the same at each call for a seed.
 */
export function prefetchMoment(now: Date, zone: string, seed: string): Date {
  const monday = mondayOf(weekOf(now, zone))
  const [from, until] = [startOfDay(after(monday, 3), zone), startOfDay(after(monday, 6), zone)]
  return between(from, until, draw(seed, `prefetch ${monday}`))
}

/**
 * The moment drawn for the contact of a day, or undefined on Monday, when nothing but the swap happens.
 * On the day of the prefetch it is that one.
 */
export function dailyMoment(day: string, zone: string, seed: string): Date | undefined {
  const start = startOfDay(day, zone)
  if (isMonday(start, zone)) return undefined
  const prefetch = prefetchMoment(start, zone, seed)
  if (dayOf(prefetch, zone) === day) return prefetch
  return between(start, startOfDay(followingDay(day), zone), draw(seed, `daily ${day}`))
}

export function isMonday(now: Date, zone: string): boolean {
  return mondayOf(weekOf(now, zone)) === dayOf(now, zone)
}

/** From 0 to below 1, drawn from the seed and what it is for. */
export function draw(seed: string, what: string): number {
  const digest = createHash('sha256').update(`${seed}\0${what}`).digest()
  return digest.readUIntBE(0, 6) / 2 ** 48
}

function between(from: Date, until: Date, share: number): Date {
  return new Date(from.getTime() + Math.floor(share * (until.getTime() - from.getTime())))
}

function after(day: string, days: number): string {
  return days === 0 ? day : after(followingDay(day), days - 1)
}
