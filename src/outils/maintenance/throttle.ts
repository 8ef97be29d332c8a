import type { Maintenance, Throttle } from './maintenance-state.ts'

const failuresBeforePause = 5
const firstPauseMinutes = 15
const pauseMinutesMax = 24 * 60
export const failuresOfDayMax = 20

/** The clock may be wrong by this much without anybody having touched it. */
const toleratedMs = 5 * 60_000
const unlockMs = 30 * 60_000

export type Permission = { readonly throttle: Throttle } & (
  | { readonly state: 'allowed' | 'used-up' }
  | { readonly state: 'paused'; readonly until: Date }
)

/**
 * Whether a password may be tried now; `today` is the school’s calendar day. The throttle given back is
 * to be kept, or a pause that a clock put back has begun again would begin again at each try.
 */
export function mayTry(before: Throttle, now: Date, today: string): Permission {
  const throttle = forToday(before, now, today)
  const { pause, failuresOfDay } = throttle
  const until = pause ? new Date(Date.parse(pause.from) + pause.minutes * 60_000) : now
  if (until > now) return { state: 'paused', until, throttle }
  return { state: failuresOfDay >= failuresOfDayMax ? 'used-up' : 'allowed', throttle }
}

/**
 * The fifth failure in a row starts a pause of 15 minutes, and each one after it one twice as long, up to
 * a day. `paused` tells whether this failure did.
 */
export function countFailure(throttle: Throttle, now: Date, today: string) {
  const current = forToday(throttle, now, today)
  const failures = current.failures + 1
  const minutes = pauseMinutes(failures)
  const pause = minutes > 0 ? { from: now.toISOString(), minutes } : current.pause
  const failuresOfDay = current.failuresOfDay + 1
  return { throttle: { failures, pause, day: today, failuresOfDay }, paused: minutes > 0 }
}

/**
 * How many more wrong passwords after this one before a pause, and how long that one lasts; none left is
 * the pause that has just begun, or without minutes the end of the day’s tries.
 */
export function triesLeft({ failures, failuresOfDay }: Throttle) {
  const ofDay = Math.max(0, failuresOfDayMax - failuresOfDay)
  if (failures >= failuresBeforePause) return { tries: 0, pauseMinutes: pauseMinutes(failures) }
  const tries = Math.min(failuresBeforePause - failures, ofDay)
  return { tries, pauseMinutes: ofDay === 0 ? 0 : firstPauseMinutes }
}

export function unlockFrom(now: Date): NonNullable<Maintenance['unlock']> {
  const unlockedUntil = new Date(now.getTime() + unlockMs)
  return { unlockedAt: now.toISOString(), unlockedUntil: unlockedUntil.toISOString() }
}

/** Until when maintenance is open; a clock put back before the unlocking does not make it last. */
export function unlockedUntil(
  { unlock }: Pick<Maintenance, 'unlock'>,
  now: Date,
): Date | undefined {
  if (!unlock) return undefined
  const until = new Date(unlock.unlockedUntil)
  const began = Date.parse(unlock.unlockedAt) - toleratedMs <= now.getTime()
  return began && now < until ? until : undefined
}

/**
 * A new day starts a new count. A clock that was put back neither ends a pause nor makes it last for
 * years: the pause starts again, and the count of the day goes on.
 */
function forToday(throttle: Throttle, now: Date, today: string): Throttle {
  const { pause, day, failuresOfDay } = throttle
  const isBack = pause !== null && Date.parse(pause.from) - toleratedMs > now.getTime()
  return {
    ...throttle,
    pause: isBack ? { ...pause, from: now.toISOString() } : pause,
    day: today,
    failuresOfDay: day !== null && day < today ? 0 : failuresOfDay,
  }
}

function pauseMinutes(failures: number): number {
  const doublings = failures - failuresBeforePause
  return doublings < 0 ? 0 : Math.min(firstPauseMinutes * 2 ** doublings, pauseMinutesMax)
}
