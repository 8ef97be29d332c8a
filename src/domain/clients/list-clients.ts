import { dayOf } from '#base/calendar.ts'
import { weekBounds, weekOf } from '#base/iso-week.ts'
import { searchable } from '#base/searchable.ts'
import { timeZones } from '#base/time-zones.ts'
import { licenceStates, type ClientPage, type ClientQuery } from '#contracts/clients.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { countStates, selectPage, type ListRow, type ZoneWeek } from './client-list-table.ts'

const wordsMax = 8

/** All the clients of the actor's scope that the query selects, a window of rows at a time. */
export async function listClients(work: Work, query: ClientQuery): Promise<ClientPage> {
  work.allow('clients:read')
  const actor = staffOf(work.actor)
  const only = actor.role === 'administrateur' ? null : actor.distributorId
  const words = searchable(query.search).split(' ').filter(Boolean).slice(0, wordsMax)
  const question = {
    query,
    only,
    words,
    zones: timeZones.map(({ zone }) => zoneWeek(work.now, zone)),
  }

  const counts = await countStates(work, question)
  const states = Object.fromEntries(
    licenceStates.map((state) => [state, counts.get(state) ?? 0]),
  ) as ClientPage['states']
  const total =
    query.state === undefined
      ? [...counts.values()].reduce((sum, n) => sum + n, 0)
      : states[query.state]
  return { total, states, rows: (await selectPage(work, question)).map(rowOf) }
}

function zoneWeek(now: Date, zone: string): ZoneWeek {
  const week = weekOf(now, zone)
  const lastInstant = new Date(weekBounds(week, zone).end.getTime() - 1)
  return { zone, week, today: dayOf(now, zone), sunday: dayOf(lastInstant, zone) }
}

function rowOf({
  agentVersion,
  agentSeenAt,
  fetchedAt,
  ...row
}: ListRow): ClientPage['rows'][number] {
  return {
    ...row,
    fetchedAt: fetchedAt?.toISOString() ?? null,
    agent:
      agentVersion === null || agentSeenAt === null
        ? null
        : { version: agentVersion, lastSeenAt: agentSeenAt.toISOString() },
  }
}
