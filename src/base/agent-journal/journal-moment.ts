import { Temporal } from 'temporal-polyfill'
import { isDay } from '../calendar.ts'

/** `2026-10-01T19:25:12`: what a clock of the zone shows at this instant. */
export function journalMoment(instant: Date, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' })
}

/** « le 01/10/2026 à 19h25m12s » */
export function momentInJournal(moment: string): string {
  const [day = '', time = ''] = moment.split('T')
  const [hours = '', minutes = '', seconds = ''] = time.split(':')
  return `le ${day.split('-').reverse().join('/')} à ${hours}h${minutes}m${seconds}s`
}

/** The first one that a line says; null for none, or for a day or an hour that does not exist. */
export function momentOf(line: string): string | null {
  // The accent of « à » may have been lost on the way.
  const found = /\ble (\d{2})\/(\d{2})\/(\d{4}) \S{1,3} (\d{2})h(\d{2})m(\d{2})s/.exec(line)
  const [, day = '', month = '', year = '', hours = '', minutes = '', seconds = ''] = found ?? []
  const date = `${year}-${month}-${day}`
  const exists = isDay(date) && hours < '24' && minutes < '60' && seconds < '60'
  return exists ? `${date}T${hours}:${minutes}:${seconds}` : null
}
