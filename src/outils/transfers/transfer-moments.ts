import { startOfDay } from '#base/calendar.ts'
import { draw } from '../schedule/moments.ts'

const hourMs = 3_600_000
/**
 * Hours of the school's day between which its two moments lie. They are drawn once for a machine and are the same each
 * day, so that thousands of schools spread out and the last transfer of each is never a day old.
 */
const windows = [
  { name: 'midday', fromHour: 12, untilHour: 14 },
  { name: 'evening', fromHour: 18.5, untilHour: 22.5 },
] as const

/** When a machine transfers by itself on a day; an hour off on the two days when clocks change. */
export function transferMoments(day: string, zone: string, seed: string): readonly Date[] {
  const start = startOfDay(day, zone).getTime()
  return windows.map(({ name, fromHour, untilHour }) => {
    const hour = fromHour + draw(seed, `transfer ${name}`) * (untilHour - fromHour)
    return new Date(start + Math.floor(hour * hourMs))
  })
}
