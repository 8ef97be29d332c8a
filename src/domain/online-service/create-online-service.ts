import type { OgecCode } from '#base/ogec-code.ts'
import type { OnlineService } from '#contracts/online-service.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { clientOfOgec, insertOnlineService, selectOnlineService } from './online-services-table.ts'
import { onlineServiceOf, type OnlinePlaces } from './service-state.ts'

/**
 * Creates the school's online client. `ogec` is what the school read to the technician: typing it
 * again is the check that this is the right file. Saying it twice changes nothing.
 */
export async function createOnlineService(
  work: Work,
  places: OnlinePlaces,
  clientId: string,
  ogec: OgecCode,
): Promise<OnlineService> {
  const client = await lockClient(work, 'online-service:manage', clientId)
  const existing = await selectOnlineService(work, clientId)
  if (existing?.ogec === ogec) return onlineServiceOf(existing, places, work.now)
  if (ogec !== client.ogec) {
    const other = await clientOfOgec(work, ogec)
    if (other !== undefined) refuse('ogec-of-another-client', { ogec })
    refuse('ogec-differs-from-file', { ogec, expected: client.ogec })
  }
  // The file was corrected since: the service keeps the code that its agent and its families know.
  if (existing !== undefined) return onlineServiceOf(existing, places, work.now)

  if (!(await insertOnlineService(work, { clientId, ogec, by: staffOf(work.actor).id })))
    refuse('service-ogec-taken', { ogec })
  await work.audit('online-service-created', { client: clientId, details: { ogec } })
  const created = await selectOnlineService(work, clientId)
  if (created === undefined) throw new Error('A service that was just created is not there.')
  return onlineServiceOf(created, places, work.now)
}
