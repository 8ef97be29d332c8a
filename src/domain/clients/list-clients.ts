import { dayOf } from '#base/calendar.ts'
import { weekBounds, weekOf } from '#base/iso-week.ts'
import { searchable } from '#base/searchable.ts'
import { timeZones } from '#base/time-zones.ts'
import {
  licenceStates,
  type ClientPage,
  type ClientQuery,
  type LicenceState,
} from '#contracts/clients.ts'
import { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { selectPage, type ListQuestion, type ListRow, type ZoneWeek } from './client-list-table.ts'

const wordsMax = 8

/** All the clients of the actor's scope that the query selects, a window of rows at a time. */
export async function listClients(work: Work, query: ClientQuery): Promise<ClientPage> {
  work.allow('clients:read')
  const { counts, rows } = await selectPage(work, listQuestion(work, query))
  const found = new Map(counts.map(({ urgency, count }) => [stateOf(urgency), count]))
  const states = Object.fromEntries(
    licenceStates.map((state) => [state, found.get(state) ?? 0]),
  ) as ClientPage['states']
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  return {
    total: query.state === undefined ? all : states[query.state],
    states,
    rows: rows.map(rowOf),
  }
}

/** The query with what it does not say: the actor's scope, and which week it is in each zone. */
export function listQuestion(work: Work, query: ClientQuery): ListQuestion {
  return {
    query,
    scope: scopeOf(work.actor),
    words: searchable(query.search).split(' ').filter(Boolean).slice(0, wordsMax),
    zones: timeZones.map(({ zone }) => zoneWeek(work.now, zone)),
  }
}

function zoneWeek(now: Date, zone: string): ZoneWeek {
  const week = weekOf(now, zone)
  const lastInstant = new Date(weekBounds(week, zone).end.getTime() - 1)
  return { zone, week, today: dayOf(now, zone), sunday: dayOf(lastInstant, zone) }
}

function rowOf({
  urgency,
  agentVersion,
  agentSeenAt,
  fetchedAt,
  ...row
}: ListRow): ClientPage['rows'][number] {
  const agent =
    agentVersion === null || agentSeenAt === null
      ? null
      : { version: agentVersion, lastSeenAt: iso(agentSeenAt) }
  return {
    ...row,
    state: stateOf(urgency),
    fetchedAt: fetchedAt === null ? null : iso(fetchedAt),
    agent,
  }
}

function stateOf(urgency: number): LicenceState {
  const state = licenceStates[urgency]
  if (state === undefined) throw new RangeError(`No state has urgency ${urgency}.`)
  return state
}

function iso(timestamp: string): string {
  return new Date(timestamp).toISOString()
}
