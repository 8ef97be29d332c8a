const dayMs = 24 * 3_600_000
const isoDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

export type ComingWeek = {
  readonly number: number
  /** YYYY-MM-DD */
  readonly monday: string
  readonly sunday: string
  /** From when on its licences are issued. */
  readonly thursday: string
  readonly isOpen: boolean
}

/** Next week as it is in Paris at that instant, in milliseconds. */
export function comingWeek(now: number): ComingWeek {
  const today = Date.parse(isoDay.format(now))
  const weekday = new Date(today).getUTCDay() || 7
  const monday = today + (8 - weekday) * dayMs
  const thursday = monday - 4 * dayMs
  return {
    number: weekNumberOf(monday),
    monday: dayOf(monday),
    sunday: dayOf(monday + 6 * dayMs),
    thursday: dayOf(thursday),
    isOpen: today >= thursday,
  }
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function weekNumberOf(monday: number): number {
  const thursday = monday + 3 * dayMs
  const firstDay = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)
  return Math.floor((thursday - firstDay) / (7 * dayMs)) + 1
}

function dayOf(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10)
}
