import type { SchoolAccounts, SchoolMember } from '#contracts/school-accounts.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { lockOwnSchool, reachOwnSchool } from '#domain/school/reach-school.ts'
import { forgetFactors } from '#domain/second-factor/forget-factors.ts'
import { hasFactor } from '#domain/second-factor/has-factor.ts'
import { forgetPassword } from '#domain/sign-in/forget-password.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { lockPerson } from '#domain/sign-in/read-account.ts'
import { shutOut } from '#domain/sign-in/sessions.ts'
import { accountIdOf, schoolOf } from '#platform/work/actor.ts'
import { changesBetween } from '#platform/work/changes-between.ts'
import type { Work } from '#platform/work/work.ts'
import { approveForSchool, openRequestsOf, refuseRequest } from './administrator-requests.ts'
import { createMember, sendLink, sendLinkAfterReset } from './create-member.ts'
import { isAdministrator, membersOf } from './list-members.ts'
import { updateMember, type MemberValues } from './members-table.ts'

const permission = 'school:accounts'

export async function listMembers(work: Work): Promise<SchoolAccounts> {
  const { id } = await reachOwnSchool(work, permission)
  return accountsOf(work, id)
}

export async function inviteMember(
  work: Work,
  adminSite: DoorPlace,
  member: MemberValues & { mail: string },
): Promise<SchoolAccounts> {
  const { id } = await lockOwnSchool(work, permission)
  const account = await createMember(work, adminSite, id, member)
  await work.audit('school-member-invited', {
    client: id,
    details: { account, name: member.name, role: member.role },
  })
  return accountsOf(work, id)
}

export async function changeMember(
  work: Work,
  accountId: string,
  values: MemberValues,
): Promise<SchoolAccounts> {
  const { id } = await lockOwnSchool(work, permission)
  const before = await reachMember(work, id, accountId)
  if (values.role !== before.role) {
    refuseOwn(work, accountId)
    await refuseToLose(work, id, before)
  }
  const changes = changesBetween<MemberValues>(before, values)
  if (Object.keys(changes).length > 0) {
    await updateMember(work, { clientId: id, accountId }, values)
    await work.audit('school-member-changed', {
      client: id,
      changes,
      details: { account: accountId, name: values.name },
    })
  }
  return accountsOf(work, id)
}

export async function inviteMemberAgain(
  work: Work,
  adminSite: DoorPlace,
  accountId: string,
): Promise<SchoolAccounts> {
  const { id } = await lockOwnSchool(work, permission)
  const member = await reachMember(work, id, accountId)
  if (member.state === 'disabled') refuse('account-disabled')
  if (member.state === 'active') refuse('account-active')
  await sendLink(work, adminSite, member)
  await work.audit('school-member-invited', {
    client: id,
    details: { account: accountId, name: member.name, again: true },
  })
  return accountsOf(work, id)
}

/**
 * For whoever lost every factor and every recovery code. The password goes too, for it may be one that was long
 * enough only beside a second factor, and whoever asks may not be who they say: only the mailbox leads back in.
 */
export async function resetSecondFactor(
  work: Work,
  adminSite: DoorPlace,
  accountId: string,
): Promise<SchoolAccounts> {
  const { id } = await lockOwnSchool(work, permission)
  const member = await reachMember(work, id, accountId)
  refuseOwn(work, accountId)
  if (member.state === 'disabled') refuse('account-disabled')
  await lockPerson(work, accountId)
  if (!(await hasFactor(work, accountId))) refuse('no-second-factor')
  await shutOut(work, accountId)
  await forgetPassword(work, accountId)
  await forgetFactors(work, accountId)
  await sendLinkAfterReset(work, adminSite, member)
  await work.audit('second-factor-reset', {
    client: id,
    details: { account: accountId, name: member.name },
  })
  return accountsOf(work, id)
}

/** Also while the service is closed: taking somebody's access away must never wait. */
export async function disableMember(work: Work, accountId: string): Promise<SchoolAccounts> {
  work.allow(permission)
  const { id } = await lockClient(work, permission, schoolOf(work.actor).clientId)
  const before = await reachMember(work, id, accountId)
  refuseOwn(work, accountId)
  if (before.state !== 'disabled') {
    await refuseToLose(work, id, before)
    await updateMember(work, { clientId: id, accountId }, { disabledAt: work.now })
    await shutOut(work, accountId)
    await work.audit('school-member-disabled', {
      client: id,
      details: { account: accountId, name: before.name },
    })
  }
  return accountsOf(work, id)
}

export async function enableMember(work: Work, accountId: string): Promise<SchoolAccounts> {
  const { id } = await lockOwnSchool(work, permission)
  const before = await reachMember(work, id, accountId)
  if (before.state === 'disabled') {
    await updateMember(work, { clientId: id, accountId }, { disabledAt: null })
    await work.audit('school-member-enabled', {
      client: id,
      details: { account: accountId, name: before.name },
    })
  }
  return accountsOf(work, id)
}

export async function acceptRequest(
  work: Work,
  adminSite: DoorPlace,
  requestId: string,
): Promise<SchoolAccounts> {
  const { id } = await lockOwnSchool(work, permission)
  await approveForSchool(work, adminSite, { clientId: id, requestId })
  return accountsOf(work, id)
}

export async function declineRequest(work: Work, requestId: string): Promise<SchoolAccounts> {
  work.allow(permission)
  const { id } = await lockClient(work, permission, schoolOf(work.actor).clientId)
  await refuseRequest(work, { clientId: id, requestId }, 'refused')
  return accountsOf(work, id)
}

async function accountsOf(work: Work, clientId: string): Promise<SchoolAccounts> {
  return {
    members: await membersOf(work, clientId),
    requests: await openRequestsOf(work, clientId),
  }
}

async function reachMember(work: Work, clientId: string, accountId: string): Promise<SchoolMember> {
  const members = await membersOf(work, clientId)
  return members.find(({ id }) => id === accountId) ?? refuse('not-found')
}

function refuseOwn(work: Work, accountId: string): void {
  if (accountIdOf(work.actor) === accountId) refuse('own-account')
}

/** The school is locked: of two administrators who take each other's rights, the second is refused. */
async function refuseToLose(work: Work, clientId: string, member: SchoolMember): Promise<void> {
  if (!isAdministrator(member) || member.state !== 'active') return
  const others = (await membersOf(work, clientId)).filter(
    (other) => other.id !== member.id && isAdministrator(other) && other.state === 'active',
  )
  if (others.length === 0) refuse('last-administrator')
}
