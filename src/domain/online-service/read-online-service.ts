import { frenchDay } from '#base/french-day.ts'
import type { OnlineService, OnlineServiceTab, ServiceState } from '#contracts/online-service.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import type { Work } from '#platform/work/work.ts'
import { readLastCheck } from './check-service.ts'
import { selectOnlineService, selectOnlineServiceByOgec } from './online-services-table.ts'
import { onlineServiceOf, stateOf, type OnlinePlaces } from './service-state.ts'

/** `isListening` tells whether an agent waits for orders right now. */
export async function readOnlineService(
  work: Work,
  places: OnlinePlaces,
  clientId: string,
  isListening: (clientId: string) => boolean,
): Promise<OnlineServiceTab> {
  const client = await reachClient(work, 'clients:read', clientId)
  return {
    ogec: client.ogec,
    service: await readServiceOf(work, places, clientId),
    check: await readLastCheck(work, clientId),
    agent: await readActiveAgent(work, clientId),
    listening: isListening(clientId),
  }
}

/** The service of a client that was already reached; null while it has none. */
export async function readServiceOf(
  work: Work,
  places: OnlinePlaces,
  clientId: string,
): Promise<OnlineService | null> {
  const row = await selectOnlineService(work, clientId)
  return row === undefined ? null : onlineServiceOf(row, places, work.now)
}

/** The service that bears a code, whoever asks; undefined where none does. */
export async function findService(
  work: Work,
  ogec: string,
): Promise<{ clientId: string; state: ServiceState; suspendedUntil: string | null } | undefined> {
  const row = await selectOnlineServiceByOgec(work, ogec)
  if (row === undefined) return undefined
  const { clientId, suspendedUntil } = row
  return { clientId, state: stateOf(row, work.now), suspendedUntil }
}

export async function hasOnlineService(work: Work, clientId: string): Promise<boolean> {
  return (await selectOnlineService(work, clientId)) !== undefined
}

/** Undefined for a client that has no service. */
export async function serviceStateOf(
  work: Work,
  clientId: string,
): Promise<ServiceState | undefined> {
  const row = await selectOnlineService(work, clientId)
  return row === undefined ? undefined : stateOf(row, work.now)
}

/** What news about a service needs of it, of a client that was already reached. */
export async function serviceBriefOf(
  work: Work,
  clientId: string,
): Promise<{ state: ServiceState; ogec: string; timeZone: string } | undefined> {
  const row = await selectOnlineService(work, clientId)
  if (row === undefined) return undefined
  const { ogec, timeZone } = row
  return { state: stateOf(row, work.now), ogec, timeZone }
}

/** The last day of summer mode, as people write it. */
export async function readServiceEnd(work: Work, clientId: string): Promise<string> {
  const row = await selectOnlineService(work, clientId)
  return frenchDay(row?.suspendedUntil ?? '')
}

/** Why the admin site only reads, of a client already reached; null while everything can be changed. */
export async function readReadOnly(
  work: Work,
  clientId: string,
): Promise<{ why: 'closed' | 'suspended'; until: string | null } | null> {
  const row = await selectOnlineService(work, clientId)
  const state = row === undefined ? 'closed' : stateOf(row, work.now)
  if (state === 'open') return null
  return { why: state, until: state === 'suspended' ? (row?.suspendedUntil ?? null) : null }
}
