/** `24` as 24 heures, `72` as 3 jours: in days once they are whole and more than two. */
export function frenchDelay(hours: number): string {
  return hours >= 72 && hours % 24 === 0 ? `${hours / 24} jours` : `${hours} heures`
}
