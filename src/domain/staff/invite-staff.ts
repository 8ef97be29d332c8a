import { refuse } from '#contracts/refuse.ts'
import type { StaffRole } from '#contracts/permissions.ts'
import type { Invitation, NewLink, StaffMember } from '#contracts/staff.ts'
import { reachDistributor } from '#domain/distributors/list-distributors.ts'
import { createPasswordLink, type DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Work } from '#platform/work/work.ts'
import { reachMember } from './list-staff.ts'
import { insertStaff } from './staff-table.ts'

export type Invited = {
  readonly mail: string
  readonly name: string
  readonly role: StaffRole
  readonly distributorId: string | null
}

/** Creates the account and its link; nobody but its owner will ever know the password. */
export async function inviteStaff(
  work: Work,
  portal: DoorPlace,
  invited: Invited,
): Promise<Invitation> {
  work.allow('staff:manage')
  const distributorId = await distributorFor(work, invited)
  const id = work.newId()
  if (!(await insertStaff(work, { ...invited, id, distributorId }))) refuse('mail-taken')
  await work.audit('staff-invited', {
    details: { member: id, name: invited.name, role: invited.role },
  })
  return sendInvitation(work, portal, id)
}

export async function inviteAgain(
  work: Work,
  portal: DoorPlace,
  staffId: string,
): Promise<NewLink> {
  work.allow('staff:manage')
  const member = await reachMember(work, staffId)
  if (member.state === 'disabled') refuse('account-disabled')
  // A link to an account in use would let its holder in as that person.
  if (member.state === 'active') refuse('account-active')
  await work.audit('staff-invited', {
    details: { member: member.id, name: member.name, again: true },
  })
  const { link, ...sent } = await sendInvitation(work, portal, staffId)
  // Nor is one shown to an account that was in use before its second factor was taken away.
  return { ...sent, link: member.lastSeenAt === null ? link : null }
}

/** A technician has a distributor; the publisher's people have none. */
export async function distributorFor(
  work: Work,
  { role, distributorId }: Pick<Invited, 'role' | 'distributorId'>,
): Promise<string | null> {
  if (role === 'administrateur') return null
  if (distributorId === null) refuse('technician-without-distributor')
  return (await reachDistributor(work, distributorId)).id
}

async function sendInvitation(work: Work, portal: DoorPlace, staffId: string): Promise<Invitation> {
  const member = await reachMember(work, staffId)
  const { link, expiresAt } = await createPasswordLink(work, portal, staffId, 'first-connection')
  await work.post({
    to: member.mail,
    purpose: 'first-connection',
    accountId: staffId,
    subject: `${portal.product} : votre accès`,
    text: invitationText(member, portal, link),
  })
  return { member, link, expiresAt: expiresAt.toISOString() }
}

function invitationText(member: StaffMember, portal: DoorPlace, link: string): string {
  return `Bonjour ${member.name},\n\nUn accès à ${portal.product} vous est ouvert avec cette adresse e-mail. Choisissez votre mot de passe par ce lien, qui vaut 72 heures et une seule fois :\n\n${link}\n`
}
