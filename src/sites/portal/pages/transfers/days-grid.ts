type Placed<Day> = Day & {
  /** Which week, from 0, and which day of it: 0 is Monday. */
  readonly column: number
  readonly row: number
}

/** Puts days that follow each other in weeks side by side, as a calendar that lies on its side. */
export function placeDays<Day extends { readonly day: string }>(
  days: readonly Day[],
): readonly Placed<Day>[] {
  const [first] = days
  if (!first) return []
  const before = weekdayOf(first.day)
  return days.map((one, place) => ({
    ...one,
    column: Math.floor((before + place) / 7),
    row: (before + place) % 7,
  }))
}

function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}
