import type { Clock } from '#platform/clock.ts'

export type MovableClock = Clock & {
  set(now: Date): void
  advance(durationMs: number): void
  /** Called with each new instant, until the function it gives is. */
  onMove(moved: (now: Date) => void): () => void
}

/** Stands still until a test moves it. */
export function movableClock(start: Date): MovableClock {
  let nowMs = start.getTime()
  const followers = new Set<(now: Date) => void>()
  const moveTo = (ms: number): void => {
    nowMs = ms
    for (const follow of followers) follow(new Date(nowMs))
  }
  return {
    now: () => new Date(nowMs),
    set: (now) => moveTo(now.getTime()),
    advance: (durationMs) => moveTo(nowMs + durationMs),
    onMove: (moved) => {
      followers.add(moved)
      return () => followers.delete(moved)
    },
  }
}
