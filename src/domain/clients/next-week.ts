import { nextWeekStates, withoutNextWeek, type NextWeekState } from '#contracts/licences.ts'
import type { NextWeek } from '#contracts/renewal.ts'
import { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import {
  countNextWeek,
  selectStateOf,
  selectToRenew,
  selectWithout,
  type WithoutRow,
} from './next-week-table.ts'
import { zoneWeeks } from './zone-weeks.ts'

const withoutMax = 200
/** Twice the largest portal; what is left comes a minute later. */
const renewedMax = 20_000

/** Who will be without a licence next week, by distributor: those whose licence comes by itself are only counted. */
export async function readNextWeek(work: Work, distributor: string | undefined): Promise<NextWeek> {
  work.allow('licences:read')
  const zones = zoneWeeks(work.now)
  const scope = scopeOf(work.actor)
  const counts = await countNextWeek(work, zones, scope)
  const rows = await selectWithout(work, zones, scope, distributor, withoutMax)
  const distributors = [...Map.groupBy(counts, (row) => row.distributorId)].map(([id, rows]) => ({
    id,
    name: rows[0]?.name ?? null,
    clients: rows.reduce((sum, { count }) => sum + count, 0),
    states: Object.fromEntries(rows.map(({ state, count }) => [stateOf(state), count])),
  }))
  const asked = distributors.filter(
    ({ id }) => distributor === undefined || (id ?? 'none') === distributor,
  )
  return {
    distributors: distributors.toSorted(
      (a, b) =>
        countWithout(b) - countWithout(a) || (a.name ?? '').localeCompare(b.name ?? '', 'fr'),
    ),
    without: rows.map(withoutOf),
    withoutTotal: asked.reduce((sum, row) => sum + countWithout(row), 0),
  }
}

/** For a client that was already reached. */
export async function readNextWeekState(work: Work, clientId: string): Promise<NextWeekState> {
  const state = await selectStateOf(work, zoneWeeks(work.now), clientId)
  return stateOf(state ?? 0)
}

/** Clients whose licence comes by itself now. */
export async function clientsToRenew(work: Work): Promise<readonly string[]> {
  work.allow('licences:issue')
  const rows = await selectToRenew(work, zoneWeeks(work.now), renewedMax)
  return rows.map(({ id }) => id)
}

/** For which week that of this client comes by itself now; to be asked again once it is locked. */
export async function weekToRenew(
  work: Work,
  clientId: string,
): Promise<'current' | 'next' | undefined> {
  work.allow('licences:issue')
  const [row] = await selectToRenew(work, zoneWeeks(work.now), 1, clientId)
  return row?.week
}

function countWithout({ states }: { readonly states: Readonly<Partial<Record<string, number>>> }) {
  return withoutNextWeek.reduce((sum, state) => sum + (states[state] ?? 0), 0)
}

function withoutOf({ state, ...row }: WithoutRow): NextWeek['without'][number] {
  return { ...row, state: stateOf(state) }
}

function stateOf(place: number): NextWeekState {
  const state = nextWeekStates[place]
  if (state === undefined) throw new RangeError(`No state of next week has the place ${place}.`)
  return state
}
