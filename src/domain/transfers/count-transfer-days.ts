import { dayOf, followingDay, startOfDay } from '#base/calendar.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { Temporal } from 'temporal-polyfill'
import {
  clearDaysBefore,
  lockCounted,
  saveCounted,
  saveDays,
  selectFirstEnd,
} from './transfer-days-table.ts'

/** Of the people who look at the count: schools of other zones have their days in it too. */
export const fleetZone = 'Europe/Paris'

const keptDays = 400
const daysAtOnce = 31
const turnsMax = 20

const theHouse = { actor: { kind: 'system' }, address: null } as const

/**
 * Counts how transfers ended, day by day, from the last day that was counted to today. The day before it once more:
 * what ended just before midnight may have been on disk only after it.
 */
export async function countTransferDays(
  foundation: Foundation,
  isClosing: () => boolean,
): Promise<void> {
  for (let turn = 0; turn < turnsMax && !isClosing(); turn += 1)
    if (!(await openWork(foundation, theHouse, countSomeDays))) return
}

/** A month at a time at most. Whether some are left. */
export async function countSomeDays(work: Work): Promise<boolean> {
  const today = dayOf(work.now, fleetZone)
  const oldest = shift(today, -keptDays)
  const counted = await lockCounted(work)
  const due = counted === undefined ? await firstDay(work, oldest) : shift(counted.day, -1)
  if (due === undefined) return false
  // A clock that was put back counts today all the same.
  const first = [oldest, due, today].toSorted()[1] ?? today
  const last = [shift(first, daysAtOnce), today].toSorted()[0] ?? today
  const start = startOfDay(first, fleetZone)
  const end = startOfDay(followingDay(last), fleetZone)
  await saveDays(work, { first, last, start, end }, fleetZone)
  await clearDaysBefore(work, oldest)
  await saveCounted(work, last)
  return last < today
}

/** Where the very first count begins: nothing is written before a transfer has ended. */
async function firstDay(work: Work, oldest: string): Promise<string | undefined> {
  const end = await selectFirstEnd(work, startOfDay(oldest, fleetZone))
  return end === null ? undefined : dayOf(end, fleetZone)
}

function shift(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
