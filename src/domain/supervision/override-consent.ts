import type { SupervisionOverride } from '#contracts/supervision.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { hasOnlineService } from '#domain/online-service/read-online-service.ts'
import { activeAdministratorsOf } from '#domain/school-accounts/list-members.ts'
import { tellAdministrators } from '#domain/school-accounts/tell-administrators.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { accountIdOf, staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { consentOf } from './consent.ts'
import { approveOverrideRow, insertOverride, selectOverride } from './consents-table.ts'

/** To be approved within that time, and holding that long once it is. */
const lifeMs = 3_600_000
const permission = 'supervision:override'

/** The first of two administrators of the publisher who go past a refused consent. */
export async function askOverride(
  work: Work,
  clientId: string,
  reason: string,
): Promise<SupervisionOverride> {
  await lockClient(work, permission, clientId)
  if (!(await hasOnlineService(work, clientId))) refuse('service-not-created')
  if ((await consentOf(work, clientId)) !== 'missing') refuse('consent-not-needed')
  const by = staffOf(work.actor).id
  const id = work.newId()
  const expiresAt = new Date(work.now.getTime() + lifeMs)
  await insertOverride(work, { id, clientId, reason, by, expiresAt })
  await work.audit('supervision-override-asked', {
    client: clientId,
    details: { override: id, note: reason },
  })
  return readBack(work, clientId)
}

/** The second one: the school is told at once, before anybody enters. */
export async function approveOverride(
  work: Work,
  adminSite: DoorPlace,
  at: { clientId: string; overrideId: string },
): Promise<SupervisionOverride> {
  await lockClient(work, permission, at.clientId)
  const waiting = await selectOverride(work, at.clientId)
  if (waiting?.id !== at.overrideId || waiting.approvedBy !== null) refuse('override-closed')
  if ((await consentOf(work, at.clientId)) !== 'missing') refuse('consent-not-needed')
  const { id: by, name } = staffOf(work.actor)
  if (waiting.askedById === by) refuse('override-own')
  const expiresAt = new Date(work.now.getTime() + lifeMs)
  if (!(await approveOverrideRow(work, at, by, expiresAt))) refuse('override-closed')
  await work.audit('supervision-override-approved', {
    client: at.clientId,
    details: { override: at.overrideId, note: waiting.reason },
  })
  await tellAdministrators(work, adminSite, await activeAdministratorsOf(work, at.clientId), {
    subject: 'URGENCE, l’éditeur peut entrer sans votre accord pendant une heure',
    text: `${waiting.askedBy} et ${name}, administrateurs de l’éditeur, permettent au support de superviser votre site d’administration pendant une heure malgré votre refus. Motif : « ${waiting.reason} ». Vous verrez tout ce qui est fait, et pourrez y mettre fin.`,
    page: '/acces-du-support',
  })
  return readBack(work, at.clientId)
}

export async function readOverride(
  work: Work,
  clientId: string,
): Promise<SupervisionOverride | null> {
  const row = await selectOverride(work, clientId)
  if (row === undefined) return null
  const { askedById, askedAt, expiresAt, ...rest } = row
  return {
    ...rest,
    askedAt: askedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    own: askedById === accountIdOf(work.actor),
  }
}

async function readBack(work: Work, clientId: string): Promise<SupervisionOverride> {
  const override = await readOverride(work, clientId)
  if (override === null) throw new Error('An override that was just made is not there.')
  return override
}
