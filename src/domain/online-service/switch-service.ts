import { dayOf } from '#base/calendar.ts'
import { frenchDay } from '#base/french-day.ts'
import type { OnlineService } from '#contracts/online-service.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { Temporal } from 'temporal-polyfill'
import {
  saveSuspension,
  saveSwitch,
  selectOnlineService,
  type OnlineServiceRow,
  type OnlineSwitch,
} from './online-services-table.ts'
import { isSuspended, onlineServiceOf, type OnlinePlaces } from './service-state.ts'

/** Every site and every agent of the school reads it anew at its next request. */
export async function switchAccess(
  work: Work,
  places: OnlinePlaces,
  clientId: string,
  open: boolean,
): Promise<OnlineService> {
  return switchOne(work, places, { clientId, which: 'access', open })
}

export async function switchSms(
  work: Work,
  places: OnlinePlaces,
  clientId: string,
  open: boolean,
): Promise<OnlineService> {
  return switchOne(work, places, { clientId, which: 'sms', open })
}

async function switchOne(
  work: Work,
  places: OnlinePlaces,
  { clientId, which, open }: { clientId: string; which: OnlineSwitch; open: boolean },
): Promise<OnlineService> {
  const before = await lockService(work, clientId)
  const wasOpen = which === 'access' ? before.accessOpen : before.smsOpen
  if (wasOpen !== open) {
    await saveSwitch(work, clientId, which, open, staffOf(work.actor).id)
    await work.audit(which === 'access' ? 'site-access-switched' : 'sms-switched', {
      client: clientId,
      changes: { open: { from: wasOpen, to: open } },
    })
  }
  return readService(work, places, clientId)
}

/** Summer mode: closed to the end of that day in the client's zone; null lifts it. At most a year ahead. */
export async function suspendService(
  work: Work,
  places: OnlinePlaces,
  clientId: string,
  until: string | null,
): Promise<OnlineService> {
  const before = await lockService(work, clientId)
  const today = dayOf(work.now, before.timeZone)
  const latest = Temporal.PlainDate.from(today).add({ years: 1 }).toString()
  if (until !== null && (until < today || until > latest))
    refuse('suspension-out-of-range', { latest: frenchDay(latest) })
  const from = isSuspended(before, work.now) ? before.suspendedUntil : null
  if (from !== until) {
    await saveSuspension(work, clientId, until, staffOf(work.actor).id)
    await work.audit('service-suspended', {
      client: clientId,
      changes: { suspendedUntil: { from, to: until } },
    })
  }
  return readService(work, places, clientId)
}

async function lockService(work: Work, clientId: string): Promise<OnlineServiceRow> {
  await lockClient(work, 'online-service:manage', clientId)
  return (await selectOnlineService(work, clientId)) ?? refuse('service-not-created')
}

async function readService(
  work: Work,
  places: OnlinePlaces,
  clientId: string,
): Promise<OnlineService> {
  const row = (await selectOnlineService(work, clientId)) ?? refuse('service-not-created')
  return onlineServiceOf(row, places, work.now)
}
