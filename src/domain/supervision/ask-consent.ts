import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { activeAdministratorsOf } from '#domain/school-accounts/list-members.ts'
import { tellAdministrators } from '#domain/school-accounts/tell-administrators.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { refuseTooManyTries, tryDoor } from '#domain/throttle/throttle.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { consentOf } from './consent.ts'

/** A mail to the school's administrators, where one click gives or refuses; a few an hour at most. */
export async function askConsent(
  work: Work,
  adminSite: DoorPlace,
  clientId: string,
): Promise<void> {
  await lockClient(work, 'supervision:start', clientId)
  if ((await consentOf(work, clientId)) !== 'missing') refuse('consent-not-needed')
  const told = await activeAdministratorsOf(work, clientId)
  if (told.length === 0) refuse('nobody-to-ask')
  if (!(await tryDoor(work, 'mail', `consent ${clientId}`))) refuseTooManyTries('mail')
  const { name } = staffOf(work.actor)
  await work.audit('support-consent-asked', { client: clientId })
  await tellAdministrators(work, adminSite, told, {
    subject: 'le support demande votre accord',
    text: `${name}, du support, demande à superviser votre site d’administration. Vous pouvez l’accepter pour une heure, un jour ou une semaine, ou ne rien faire : personne n’entre sans votre accord.`,
    page: '/acces-du-support',
  })
}
