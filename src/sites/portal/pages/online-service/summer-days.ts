/** The day it is in a zone, as YYYY-MM-DD. */
export function dayIn(zone: string, at: number): string {
  // Sweden writes days as ISO 8601 does.
  return new Date(at).toLocaleDateString('sv-SE', { timeZone: zone })
}

/** A year ahead: the server accepts no later day. */
export function latestDay(today: string): string {
  const [year, rest] = [today.slice(0, 4), today.slice(4)]
  return `${Number(year) + 1}${rest === '-02-29' ? '-02-28' : rest}`
}

/** The next 31 August, today included: schools come back the day after. */
export function summerEnd(today: string): string {
  const year = Number(today.slice(0, 4))
  return `${today.slice(4) > '-08-31' ? year + 1 : year}-08-31`
}
