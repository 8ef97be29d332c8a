/** What the machine believes; `highWater` is the latest of its last run and any signed `iat` it saw. */
export type Clock = { now: Date; highWater?: Date }

export type ClockWarning = { kind: 'clock-back'; backSeconds: number; text: string }

export type JudgedClock = { highWater: Date; warnings: readonly ClockWarning[] }

/**
 * Whether the clock can be believed, and the mark to keep; undefined when it stands over 24 hours
 * before a date known to have passed, or is no date at all.
 */
export function judgeClock({ now, highWater = now }: Clock, iat: number): JudgedClock | undefined {
  const mark = Math.max(highWater.getTime(), iat * 1000)
  const backMs = mark - now.getTime()
  // NaN, from a date that is none, fails this and would pass the opposite comparison.
  if (!(backMs <= dayMs)) return undefined
  const latest = new Date(Math.max(mark, now.getTime()))
  if (backMs <= toleratedMs) return { highWater: latest, warnings: [] }
  const warning = { kind: 'clock-back', backSeconds: Math.round(backMs / 1000), text } as const
  return { highWater: latest, warnings: [warning] }
}

const dayMs = 86_400_000
const toleratedMs = 5 * 60_000
const text = 'L’horloge de ce poste retarde : réglez sa date et son heure.'
