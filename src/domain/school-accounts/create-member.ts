import { refuse } from '#contracts/refuse.ts'
import { forgetFactors } from '#domain/second-factor/forget-factors.ts'
import { createPasswordLink, type DoorPlace } from '#domain/sign-in/password-links.ts'
import { shutOut } from '#domain/sign-in/sessions.ts'
import { forgetPassword } from '#domain/sign-in/forget-password.ts'
import { refuseTooManyTries, tryDoor } from '#domain/throttle/throttle.ts'
import type { Work } from '#platform/work/work.ts'
import {
  holdAddress,
  insertMember,
  isStaffAddress,
  selectByMail,
  selectMembers,
  updateMember,
  type MemberValues,
} from './members-table.ts'

const accountsMax = 200

/**
 * A new account of a school that is locked, or a disabled one of the same address taken up again with
 * nothing of before: no password, no second factor, no session. Returns its id; the link leaves by mail.
 */
export async function createMember(
  work: Work,
  adminSite: DoorPlace,
  clientId: string,
  member: MemberValues & { mail: string },
): Promise<string> {
  const existing = await requireFreeAddress(work, clientId, member.mail)
  if (existing === undefined) {
    if ((await selectMembers(work, clientId)).length >= accountsMax)
      refuse('accounts-limit', { accountsMax })
    const id = work.newId()
    if (!(await insertMember(work, { ...member, id, clientId }))) refuse('mail-taken')
    await sendLink(work, adminSite, { ...member, id })
    return id
  }
  await updateMember(work, { clientId, accountId: existing }, { ...member, disabledAt: null })
  await shutOut(work, existing)
  await forgetPassword(work, existing)
  await forgetFactors(work, existing)
  await sendLink(work, adminSite, { ...member, id: existing })
  return existing
}

/** The disabled account that bears this address in this school, if there is one. Refuses an address that may not enter it. */
export async function requireFreeAddress(
  work: Work,
  clientId: string,
  mail: string,
): Promise<string | undefined> {
  if (await isStaffAddress(work, mail)) refuse('staff-address')
  await holdAddress(work, mail)
  const existing = await selectByMail(work, mail)
  if (existing === undefined) return undefined
  if (existing.clientId !== clientId) refuse('mail-of-another-school')
  if (existing.disabledAt === null) refuse('mail-taken')
  return existing.id
}

/** The single-use link of first connection; nobody but the reader of that mail ever sees it, a few times an hour at most. */
export async function sendLink(
  work: Work,
  adminSite: DoorPlace,
  { id, name, mail }: { id: string; name: string; mail: string },
): Promise<void> {
  if (!(await tryDoor(work, 'mail', `invitation ${mail}`))) refuseTooManyTries('mail')
  const { link } = await createPasswordLink(work, adminSite, id, 'first-connection')
  await work.post({
    to: mail,
    purpose: 'first-connection',
    accountId: id,
    subject: `${adminSite.product} : votre accès`,
    text: `Bonjour ${name},\n\nUn accès au site d’administration du service en ligne de votre établissement vous est ouvert avec cette adresse e-mail. Choisissez votre mot de passe par ce lien, qui vaut 72 heures et une seule fois :\n\n${link}\n\nPersonne d’autre que vous ne verra ce mot de passe, pas même le support.\n`,
  })
}

/** The same link for somebody whose second factor an administrator took away. */
export async function sendLinkAfterReset(
  work: Work,
  adminSite: DoorPlace,
  { id, name, mail }: { id: string; name: string; mail: string },
): Promise<void> {
  const { link } = await createPasswordLink(work, adminSite, id, 'first-connection')
  await work.post({
    to: mail,
    purpose: 'first-connection',
    accountId: id,
    subject: `${adminSite.product} : votre double authentification a été réinitialisée`,
    text: `Bonjour ${name},\n\nUn administrateur de votre établissement a retiré les moyens de double authentification de votre compte, avec son mot de passe ; vos sessions sont fermées. Choisissez un autre mot de passe par ce lien, qui vaut 72 heures et une seule fois :\n\n${link}\n\nSi vous n’avez rien demandé, prévenez aussitôt un autre administrateur de votre établissement.\n`,
  })
}
