/** What the machine believes; `highWater` is the latest of its last run and any signed `iat` it saw. */
export type Clock = {
  now: Date
  highWater?: Date
  /**
   * A `raz_horloge` up to this instant no longer counts: the latest one applied, or the latest signed date
   * seen since. Otherwise one kept aside would take the machine back to its week at any time.
   */
  resetApplied?: Date
}

export type ClockWarning = { kind: 'clock-back'; backSeconds: number; text: string }

/** The marks to keep, and what to say of the clock. */
export type JudgedClock = {
  highWater: Date
  resetApplied: Date
  warnings: readonly ClockWarning[]
}

/**
 * Whether the clock can be believed, and the marks to keep; undefined when it stands over 24 hours before
 * a date known to have passed, or when a date is none at all. A licence with a `raz_horloge` later than
 * every signed date seen so far forgets the mark of a machine that once ran ahead; what is signed is
 * never forgotten.
 */
export function judgeClock(
  { now, highWater = now, resetApplied = new Date(0) }: Clock,
  { iat, raz_horloge: reset = 0 }: { iat: number; raz_horloge?: number },
): JudgedClock | undefined {
  const resets = reset * 1000 > resetApplied.getTime()
  const signedMs = Math.max(reset * 1000, resetApplied.getTime(), iat * 1000)
  const mark = resets ? signedMs : Math.max(highWater.getTime(), signedMs)
  const backMs = mark - now.getTime()
  // NaN, from a date that is none, fails this and would pass the opposite comparison.
  if (!(backMs <= dayMs)) return undefined
  const marks = {
    highWater: new Date(Math.max(mark, now.getTime())),
    resetApplied: new Date(signedMs),
  }
  if (backMs <= toleratedMs) return { ...marks, warnings: [] }
  const warning = { kind: 'clock-back', backSeconds: Math.round(backMs / 1000), text } as const
  return { ...marks, warnings: [warning] }
}

const dayMs = 86_400_000
const toleratedMs = 5 * 60_000
const text = 'L’horloge de ce poste retarde : réglez sa date et son heure.'
