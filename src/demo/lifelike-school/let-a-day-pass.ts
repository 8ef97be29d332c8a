import { isDay } from '#base/calendar.ts'
import { openDayBook, type DayBook, type DayCounts } from './day/day-book.ts'
import { lookAround } from './day/surroundings.ts'
import { giveMarks } from './day/give-marks.ts'
import { callTheRoll, changeLessons, feed, keepAccounts } from './day/live-the-day.ts'
import { movePupils } from './day/move-pupils.ts'
import { drawFor, type Draw } from './draw.ts'
import type { OpenBase } from './open-base.ts'
import { openBase } from './school-base-table.ts'

/**
 * What people do to the base of a lifelike school on one day (YYYY-MM-DD), in one transaction: the same base,
 * seed and day give the same changes. A day without class is quiet: only the office works.
 */
export function letADayPass(
  file: string,
  { seed, day }: { readonly seed: number; readonly day: string },
): DayCounts {
  if (!isDay(day)) throw new Error(`${day} is not a day`)
  const base = openBase(file)
  const book = openDayBook(base)
  try {
    liveADay(base, book, drawFor(seed, `day ${day}`), day)
  } catch (error) {
    base.abandon()
    throw error
  }
  base.close()
  return book.counts()
}

function liveADay(base: OpenBase, book: DayBook, draw: Draw, day: string): void {
  const around = lookAround(base.database, day)
  movePupils(book, draw, around, day)
  keepAccounts(book, draw, around, day)
  changeLessons(book, draw, around)
  if (around.lessons(0).length === 0) return
  callTheRoll(book, draw, around, day)
  giveMarks(book, draw, around, day)
  feed(book, draw, around, day)
}
