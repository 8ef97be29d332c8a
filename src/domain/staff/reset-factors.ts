import { refuse } from '#contracts/refuse.ts'
import type { StaffMember } from '#contracts/staff.ts'
import { forgetFactors } from '#domain/second-factor/forget-factors.ts'
import { hasFactor } from '#domain/second-factor/has-factor.ts'
import { forgetPassword } from '#domain/sign-in/forget-password.ts'
import { createPasswordLink, type DoorPlace } from '#domain/sign-in/password-links.ts'
import { lockPerson } from '#domain/sign-in/read-account.ts'
import { shutOut } from '#domain/sign-in/sessions.ts'
import { accountIdOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { reachMember } from './list-staff.ts'

/** For somebody who lost every second factor: they go, with the password, which a thief may know; a link leaves. */
export async function resetStaffFactors(
  work: Work,
  portal: DoorPlace,
  staffId: string,
): Promise<StaffMember> {
  work.allow('staff:manage')
  const { name, mail, state } = await reachMember(work, staffId)
  if (accountIdOf(work.actor) === staffId) refuse('own-account')
  if (state === 'disabled') refuse('account-disabled')
  await lockPerson(work, staffId)
  if (!(await hasFactor(work, staffId))) refuse('no-second-factor')
  await shutOut(work, staffId)
  await forgetPassword(work, staffId)
  await forgetFactors(work, staffId)
  const { link } = await createPasswordLink(work, portal, staffId, 'first-connection')
  await work.post({
    to: mail,
    purpose: 'first-connection',
    accountId: staffId,
    subject: `${portal.product} : votre double authentification a été réinitialisée`,
    text: `Bonjour ${name},\n\nUn administrateur a retiré les moyens de double authentification de votre compte, avec son mot de passe ; vos sessions sont fermées. Choisissez un autre mot de passe par ce lien, qui vaut 72 heures et une seule fois :\n\n${link}\n\nSi vous n’avez rien demandé, prévenez aussitôt un autre administrateur.\n`,
  })
  await work.audit('second-factor-reset', { details: { account: staffId, name } })
  return reachMember(work, staffId)
}
