import { dayOf } from '#base/calendar.ts'
import { frenchDay } from '#base/french-day.ts'
import type { OnlineService, ServiceState } from '#contracts/online-service.ts'
import { refuse } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { selectOnlineService, type OnlineServiceRow } from './online-services-table.ts'

/** Where schools' services are reached. */
export type OnlinePlaces = { readonly schoolSite: URL; readonly adminSite: URL }

/** Closed by its box, else in summer mode to the end of its last day in the client's zone, else open. */
export function stateOf(row: OnlineServiceRow, now: Date): ServiceState {
  if (!row.accessOpen) return 'closed'
  return isSuspended(row, now) ? 'suspended' : 'open'
}

export function isSuspended({ suspendedUntil, timeZone }: OnlineServiceRow, now: Date): boolean {
  return suspendedUntil !== null && dayOf(now, timeZone) <= suspendedUntil
}

/** The gate of all that goes through the service: transfers, and what depends on them. */
export async function requireOpenService(work: Work, clientId: string): Promise<OnlineServiceRow> {
  const row = (await selectOnlineService(work, clientId)) ?? refuse('service-not-created')
  const state = stateOf(row, work.now)
  if (state === 'closed') refuse('service-closed')
  if (state === 'suspended')
    refuse('service-suspended', { until: frenchDay(row.suspendedUntil ?? '') })
  return row
}

/** On the admin site: what the school set up stays to be read, and nothing changes. */
export async function requireWritableService(work: Work, clientId: string): Promise<void> {
  const row = await selectOnlineService(work, clientId)
  if (row === undefined || stateOf(row, work.now) !== 'open') refuse('service-read-only')
}

export function onlineServiceOf(
  row: OnlineServiceRow,
  places: OnlinePlaces,
  now: Date,
): OnlineService {
  return {
    ogec: row.ogec,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    state: stateOf(row, now),
    access: {
      open: row.accessOpen,
      since: row.accessChangedAt?.toISOString() ?? null,
      by: row.accessChangedBy,
    },
    sms: {
      open: row.smsOpen,
      since: row.smsChangedAt?.toISOString() ?? null,
      by: row.smsChangedBy,
    },
    suspension: {
      // One that is over is none.
      until: isSuspended(row, now) ? row.suspendedUntil : null,
      since: row.suspensionChangedAt?.toISOString() ?? null,
      by: row.suspensionChangedBy,
    },
    siteUrl: new URL(`/${row.ogec}`, places.schoolSite).href,
    adminUrl: places.adminSite.origin,
  }
}
