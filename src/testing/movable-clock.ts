import type { Clock } from '#platform/clock.ts'

export type MovableClock = Clock & {
  set(now: Date): void
  advance(durationMs: number): void
}

/** Stands still until a test moves it. */
export function movableClock(start: Date): MovableClock {
  let nowMs = start.getTime()
  return {
    now: () => new Date(nowMs),
    set: (now) => {
      nowMs = now.getTime()
    },
    advance: (durationMs) => {
      nowMs += durationMs
    },
  }
}
