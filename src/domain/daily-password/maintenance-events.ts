import type { MaintenanceEvent } from '#contracts/daily-password.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient, reachClient } from '#domain/clients/reach-client.ts'
import { agentOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import {
  countReceivedSince,
  keepMaintenanceEvents,
  selectMaintenanceEvents,
} from './maintenance-table.ts'

/** More than twice what an agent keeps: each leaves a line in an audit log that nobody can shorten. */
const eventsOfDayMax = 500
const dayMinutes = 24 * 60

/** What the machine of a school says of the password of the day; each leaves its line once, at the instant the machine gives. */
export async function receiveMaintenanceEvents(
  work: Work,
  events: readonly MaintenanceEvent[],
): Promise<void> {
  const { id: agentId, clientId } = agentOf(work.actor)
  await lockClient(work, 'agent:own', clientId)
  const dayAgo = new Date(work.now.getTime() - dayMinutes * 60_000)
  if ((await countReceivedSince(work, clientId, dayAgo)) >= eventsOfDayMax)
    refuse('too-many-tries', { minutes: dayMinutes })
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()]
  const fresh = await keepMaintenanceEvents(work, { agentId, clientId }, distinct)
  for (const { id, at, kind } of distinct)
    if (fresh.has(id))
      await work.audit(`maintenance-${kind}`, { client: clientId, details: { happenedAt: at } })
}

const shownMax = 50

/** The newest first. */
export async function readMaintenanceEvents(work: Work, clientId: string) {
  await reachClient(work, 'licences:read', clientId)
  const events = await selectMaintenanceEvents(work, clientId, shownMax)
  return { events: events.map((event) => ({ ...event, at: event.at.toISOString() })) }
}
