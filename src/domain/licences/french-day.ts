/** `2026-11-24` as 24/11/2026. */
export function frenchDay(day: string): string {
  return day.split('-').reverse().join('/')
}
