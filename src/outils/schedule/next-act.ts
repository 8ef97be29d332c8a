import { dayOf, followingDay } from '#base/calendar.ts'
import { dailyMoment, draw, isMonday, prefetchMoment } from './moments.ts'

const minuteMs = 60_000
const jitterMs = 10 * minuteMs
const pauseMsMax = 60 * minuteMs
const daysAheadMax = 3

/** All that decides when something is to be done next. */
export type Situation = {
  readonly now: Date
  /** The school’s, known to this machine. */
  readonly zone: string
  readonly seed: string
  /** Since when this machine has been running without a gap. */
  readonly awakeSince: Date
  /** When the service last answered. */
  readonly lastContact: Date | undefined
  /** Contacts in a row that did not bring what was needed. */
  readonly failures: { readonly count: number; readonly lastAt: Date } | undefined
  /** When the licence that waits is to take its place. */
  readonly swapAt: Date | undefined
  /** Since when no licence is in force and none waits; undefined when there is one. */
  readonly missingSince: Date | undefined
}

export type Act =
  | { readonly kind: 'swap'; readonly at: Date }
  /** Before the moment drawn, a licence of the next week that is there already is left for it. */
  | { readonly kind: 'fetch'; readonly at: Date; readonly takeNext: boolean }

/** What is to be done next, and when; at once when `at` is past. */
export function nextAct(situation: Situation): Act {
  const { zone, seed, swapAt, missingSince } = situation
  const at = nextFetch(situation)
  if (swapAt && swapAt <= at) return { kind: 'swap', at: swapAt }
  const later = at > situation.now ? at : situation.now
  const takeNext = missingSince !== undefined || later >= prefetchMoment(later, zone, seed)
  return { kind: 'fetch', at, takeNext }
}

function nextFetch(situation: Situation): Date {
  const { now, zone, seed, awakeSince, failures, missingSince } = situation
  // A failure still to come is what a clock since set right has left.
  const retry = failures && failures.lastAt <= now ? afterPause(failures, seed) : undefined
  if (missingSince) return retry ?? afterJitter(latest(missingSince, awakeSince), seed)
  // A failure of the Sunday is not tried again on the Monday, nor by everybody as it ends.
  if (retry && !isMonday(retry, zone) && !isMonday(now, zone)) return retry
  const missed = missedMoment(situation)
  if (missed) return missed >= awakeSince ? missed : afterJitter(awakeSince, seed)
  return comingMoment(now, zone, seed)
}

/** The moment of today or of yesterday that is past without a contact since; none on a Monday. */
function missedMoment({ now, zone, seed, lastContact }: Situation): Date | undefined {
  if (isMonday(now, zone)) return undefined
  // An instant to come is what a clock since set right has left.
  const known = lastContact && lastContact <= now ? lastContact : undefined
  const [today, yesterday] = [dayOf(now, zone), dayBefore(dayOf(now, zone))]
  return [today, yesterday]
    .map((day) => dailyMoment(day, zone, seed))
    .find((moment) => moment !== undefined && moment <= now && !(known && known >= moment))
}

function comingMoment(now: Date, zone: string, seed: string): Date {
  let day = dayOf(now, zone)
  for (let ahead = 0; ahead < daysAheadMax; ahead++, day = followingDay(day)) {
    const moment = dailyMoment(day, zone, seed)
    if (moment && moment > now) return moment
  }
  throw new Error('Two days in a row without a moment.')
}

/** 1 minute, 2, 4… up to an hour, each a quarter more or less. */
function afterPause(
  { count, lastAt }: { readonly count: number; readonly lastAt: Date },
  seed: string,
): Date {
  const pauseMs = Math.min(minuteMs * 2 ** (count - 1), pauseMsMax)
  const share = 0.75 + 0.5 * draw(seed, `retry ${lastAt.toISOString()}`)
  return new Date(lastAt.getTime() + pauseMs * share)
}

function afterJitter(instant: Date, seed: string): Date {
  return new Date(instant.getTime() + jitterMs * draw(seed, `wake ${instant.toISOString()}`))
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
