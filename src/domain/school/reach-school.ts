import type { Permission } from '#contracts/permissions.ts'
import { lockClient, reachClient, type ReachedClient } from '#domain/clients/reach-client.ts'
import { requireWritableService } from '#domain/online-service/service-state.ts'
import { requireRunning } from '#domain/supervision/require-running.ts'
import { schoolOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'

/** The school whose admin site this is, by right. */
export async function reachOwnSchool(work: Work, permission: Permission): Promise<ReachedClient> {
  work.allow(permission)
  return reachClient(work, permission, schoolOf(work.actor).clientId)
}

/** The same, to change something: locked, and refused while the service is closed. */
export async function lockOwnSchool(work: Work, permission: Permission): Promise<ReachedClient> {
  work.allow(permission)
  const school = await lockClient(work, permission, schoolOf(work.actor).clientId)
  await requireRunning(work)
  await requireWritableService(work, school.id)
  return school
}
