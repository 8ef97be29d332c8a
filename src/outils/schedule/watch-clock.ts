const gapMsMax = 5 * 60_000
const steadyMsNeeded = 60 * 60_000

export type ClockWatch = {
  readonly seenAt: Date
  /** The start, or the end of the last gap: a sleep, or a clock set. */
  readonly awakeSince: Date
  /** How long the clock has run without a gap since the mark was last noted. */
  readonly steadyMs: number
}

export function startWatch(now: Date): ClockWatch {
  return { seenAt: now, awakeSince: now, steadyMs: 0 }
}

/**
 * What the clock shows now. `worthNoting` after an hour without a gap: a machine that starts in 2035 and
 * is set right a minute later must not refuse its licences for nine years.
 */
export function watchClock(
  { seenAt, awakeSince, steadyMs }: ClockWatch,
  now: Date,
): { watch: ClockWatch; worthNoting: boolean } {
  const passedMs = now.getTime() - seenAt.getTime()
  if (passedMs < 0 || passedMs > gapMsMax) return { watch: startWatch(now), worthNoting: false }
  const steady = steadyMs + passedMs
  const worthNoting = steady >= steadyMsNeeded
  return { watch: { seenAt: now, awakeSince, steadyMs: worthNoting ? 0 : steady }, worthNoting }
}
