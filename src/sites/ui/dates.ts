import { dateTexts } from '#sites/texts/dates.ts'

/** `24/11/2026 08:05` in the zone; without one, in the zone of this browser. */
export function dateTime(instant: string, zone?: string): string {
  // Formatted apart: the locale would put a comma or an « à » between the two.
  return `${format(dayParts, zone, instant)} ${format(timeParts, zone, instant)}`
}

/** `29/11/2026`, the day it is in the zone at this instant. */
export function dayAt(instant: string, zone?: string): string {
  return format(dayParts, zone, instant)
}

/** `2026-11-29`, the day it is in the zone at this instant. */
export function isoDayAt(instant: string, zone?: string): string {
  return dayAt(instant, zone).split('/').reverse().join('-')
}

/** `dimanche`, in the zone. */
export function weekdayAt(instant: string, zone?: string): string {
  return format(weekdayParts, zone, instant)
}

/** The last instant before the one that is no longer covered. */
export function lastInstant(expiresAt: string): string {
  return new Date(Date.parse(expiresAt) - 1).toISOString()
}

/** `2026-11-29` as `29/11/2026`. */
export function day(isoDay: string): string {
  return isoDay.split('-').reverse().join('/')
}

/** `2026-W48` as 48. */
export function weekNumber(week: string): number {
  return Number(week.slice(week.indexOf('W') + 1))
}

/** `il y a 3 min`, `dans 2 h`. */
export function relative(instant: string, now: number): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000)
  const size = Math.abs(seconds)
  if (size < 45) return dateTexts.now
  const { unit, length } = units.find(({ below }) => size < below) ?? years
  const relative = size < 84_600 ? shortRelatives : relatives
  return relative.format(Math.round(seconds / length), unit)
}

type Parts = Intl.DateTimeFormatOptions

const dayParts: Parts = { day: '2-digit', month: '2-digit', year: 'numeric' }
const timeParts: Parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const weekdayParts: Parts = { weekday: 'long' }

const years = { unit: 'year', length: 31_557_600, below: Infinity } as const
const units = [
  { unit: 'minute', length: 60, below: 3570 },
  { unit: 'hour', length: 3600, below: 84_600 },
  { unit: 'day', length: 86_400, below: 2_592_000 },
  { unit: 'month', length: 2_629_800, below: 31_000_000 },
  years,
] as const
// Short hours read well, short months (« 2 m. ») do not.
const relatives = new Intl.RelativeTimeFormat('fr-FR', { numeric: 'auto', style: 'long' })
const shortRelatives = new Intl.RelativeTimeFormat('fr-FR', { numeric: 'auto', style: 'short' })

// Making a formatter costs far more than using it, and the list formats thousands of dates.
const formats = new Map<Parts, Map<string, Intl.DateTimeFormat>>()

function format(parts: Parts, zone: string | undefined, instant: string): string {
  const byZone = formats.get(parts) ?? new Map<string, Intl.DateTimeFormat>()
  formats.set(parts, byZone)
  const made =
    byZone.get(zone ?? '') ??
    new Intl.DateTimeFormat('fr-FR', zone === undefined ? parts : { ...parts, timeZone: zone })
  byZone.set(zone ?? '', made)
  return made.format(new Date(instant))
}
