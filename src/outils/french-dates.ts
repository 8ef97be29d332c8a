/** « lundi 30 novembre 2026 à 00:00 (fuseau Europe/Paris) »; UTC when the zone is not known here. */
export function inZone(instant: Date, zone: string): string {
  const timeZone = isKnown(zone) ? zone : 'UTC'
  const format = new Intl.DateTimeFormat('fr-FR', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  })
  return `${format.format(instant)} (fuseau ${timeZone})`
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('fr-FR', { timeZone: zone }).format(0) !== ''
  } catch {
    return false
  }
}
