import { localDate } from '#base/calendar.ts'
import type { FleetYear } from '#contracts/fleet.ts'
import { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { fleetZone } from './count-transfer-days.ts'
import { selectCountedAt, selectWeeks } from './transfer-days-table.ts'

const weeksShown = 53

/** How the transfers of the actor's scope ended, week by week, as they were counted last. */
export async function readFleetYear(work: Work): Promise<FleetYear> {
  work.allow('clients:read')
  const today = localDate(work.now, fleetZone)
  const thisMonday = today.subtract({ days: today.dayOfWeek - 1 })
  const mondays = Array.from({ length: weeksShown }, (_, at) =>
    thisMonday.subtract({ weeks: weeksShown - 1 - at }).toString(),
  )
  const rows = await selectWeeks(work, scopeOf(work.actor), mondays[0] ?? today.toString())
  const found = new Map(rows.map((row) => [row.monday, row]))
  return {
    weeks: mondays.map((monday) => ({ ...nothing, ...found.get(monday), monday })),
    countedAt: (await selectCountedAt(work))?.toISOString() ?? null,
  }
}

const nothing = { done: 0, held: 0, failed: 0, interrupted: 0, records: 0 } as const
