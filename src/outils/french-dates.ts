/** « lundi 30 novembre 2026 à 00:00 (fuseau Europe/Paris) »; UTC when the zone is not known here. */
export function inZone(instant: Date, zone: string): string {
  const timeZone = knownZone(zone)
  const format = new Intl.DateTimeFormat('fr-FR', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  })
  return `${format.format(instant)} (fuseau ${timeZone})`
}

/** « mardi 24 novembre 2026 », of a day written YYYY-MM-DD. */
export function frenchDay(day: string): string {
  const format = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** The zone, or UTC when this machine does not know it. */
export function knownZone(zone: string): string {
  return isKnown(zone) ? zone : 'UTC'
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('fr-FR', { timeZone: zone }).format(0) !== ''
  } catch {
    return false
  }
}
