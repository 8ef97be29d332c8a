/** `2026-11-24` as 24/11/2026. */
export function frenchDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** `2026-11-26` as jeudi 26/11/2026. */
export function frenchWeekday(day: string): string {
  return `${weekday.format(new Date(day))} ${frenchDay(day)}`
}

const weekday = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', timeZone: 'UTC' })
