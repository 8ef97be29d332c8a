/** What the machine believes; `highWater` is the latest of its last run and any signed `iat` it saw. */
export type Clock = {
  now: Date
  highWater?: Date
  /** The latest `raz_horloge` that was applied: the same one never sets the mark back twice. */
  resetApplied?: Date
}

export type ClockWarning = { kind: 'clock-back'; backSeconds: number; text: string }

/** The marks to keep, and what to say of the clock. */
export type JudgedClock = {
  highWater: Date
  resetApplied?: Date
  warnings: readonly ClockWarning[]
}

/**
 * Whether the clock can be believed, and the marks to keep; undefined when it stands over 24 hours before
 * a date known to have passed, or is no date at all. A licence with a `raz_horloge` newer than the one
 * applied forgets the mark of a machine that once ran ahead.
 */
export function judgeClock(
  { now, highWater = now, resetApplied }: Clock,
  { iat, raz_horloge: reset }: { iat: number; raz_horloge?: number },
): JudgedClock | undefined {
  const resets = reset !== undefined && !(reset * 1000 <= (resetApplied?.getTime() ?? 0))
  const mark = Math.max(resets ? reset * 1000 : highWater.getTime(), iat * 1000)
  const backMs = mark - now.getTime()
  // NaN, from a date that is none, fails this and would pass the opposite comparison.
  if (!(backMs <= dayMs)) return undefined
  const latest = new Date(Math.max(mark, now.getTime()))
  const applied = resets ? new Date(reset * 1000) : resetApplied
  const marks = { highWater: latest, ...(applied && { resetApplied: applied }) }
  if (backMs <= toleratedMs) return { ...marks, warnings: [] }
  const warning = { kind: 'clock-back', backSeconds: Math.round(backMs / 1000), text } as const
  return { ...marks, warnings: [warning] }
}

const dayMs = 86_400_000
const toleratedMs = 5 * 60_000
const text = 'L’horloge de ce poste retarde : réglez sa date et son heure.'
