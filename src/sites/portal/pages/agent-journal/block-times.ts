/** `2026-10-01T19:25:12`, which names no zone, as `01/10/2026 19:25`. */
export function shownMoment(moment: string): string {
  return `${moment.slice(0, 10).split('-').reverse().join('/')} ${moment.slice(11, 16)}`
}

/** `1 min 15 s` between two moments of one clock; null where one is missing or the clock went back. */
export function durationOf(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null
  const seconds = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 1000
  if (!(seconds >= 0)) return null
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`
}
