import type { SchoolAdministrators } from '#contracts/school-accounts.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient, reachClient } from '#domain/clients/reach-client.ts'
import { hasOnlineService } from '#domain/online-service/read-online-service.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { shutOut } from '#domain/sign-in/sessions.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import {
  approveForPublisher,
  openRequestsOf,
  refuseRequest,
  requestAdministrator,
} from './administrator-requests.ts'
import { createMember, sendLink } from './create-member.ts'
import {
  activeAdministratorsOf,
  hasEverEntered,
  isAdministrator,
  membersOf,
} from './list-members.ts'
import { lockMembers, updateMember } from './members-table.ts'
import { tellAdministrators } from './tell-administrators.ts'

const permission = 'school-administrators:manage'
const role = 'administrateur-etablissement'

export async function readAdministrators(
  work: Work,
  clientId: string,
): Promise<SchoolAdministrators> {
  await reachClient(work, permission, clientId)
  return administratorsOf(work, clientId)
}

/**
 * The first administrator of a school is the support's to create. Once somebody of the school has been
 * in, one more is only proposed: otherwise an account made here would be a way around its consent.
 */
export async function createAdministrator(
  work: Work,
  adminSite: DoorPlace,
  clientId: string,
  person: { name: string; mail: string },
): Promise<SchoolAdministrators> {
  await lockClient(work, permission, clientId)
  if (!(await hasOnlineService(work, clientId))) refuse('service-not-created')
  await lockMembers(work, clientId)
  if (await hasEverEntered(work, clientId)) {
    await requestAdministrator(work, adminSite, clientId, person)
    return administratorsOf(work, clientId)
  }
  const id = await createMember(work, adminSite, clientId, { ...person, role, rights: [] })
  await endOtherInvitations(work, clientId, id)
  await work.audit('school-administrator-invited', {
    client: clientId,
    details: { account: id, name: person.name },
  })
  return administratorsOf(work, clientId)
}

export async function inviteAdministratorAgain(
  work: Work,
  adminSite: DoorPlace,
  at: { clientId: string; accountId: string },
): Promise<SchoolAdministrators> {
  const person = await reachAdministrator(work, at)
  if (person.state === 'disabled') refuse('account-disabled')
  // A link to an account in use would let its holder in as that person.
  if (person.state === 'active') refuse('account-active')
  await sendLink(work, adminSite, person)
  await work.audit('school-administrator-invited', {
    client: at.clientId,
    details: { account: person.id, name: person.name, again: true },
  })
  return administratorsOf(work, at.clientId)
}

/** Effective at that person's next click. Taking it back is the school's, or goes by approval. */
export async function disableAdministrator(
  work: Work,
  adminSite: DoorPlace,
  at: { clientId: string; accountId: string },
): Promise<SchoolAdministrators> {
  const person = await reachAdministrator(work, at)
  if (person.state !== 'disabled') {
    const told = await activeAdministratorsOf(work, at.clientId)
    // Without any, nobody would be told who comes in: that is the publisher's to decide.
    const isLast = told.every(({ id }) => id === person.id) && person.state === 'active'
    if (isLast && staffOf(work.actor).role !== 'administrateur') refuse('last-administrator')
    await updateMember(work, at, { disabledAt: work.now })
    await shutOut(work, person.id)
    await work.audit('school-administrator-disabled', {
      client: at.clientId,
      details: { account: person.id, name: person.name },
    })
    await tellAdministrators(work, adminSite, told, {
      subject: 'un administrateur a été désactivé par le support',
      text: `Le compte d’administrateur de ${person.name} a été désactivé par le support.`,
    })
  }
  return administratorsOf(work, at.clientId)
}

export async function approveRequest(
  work: Work,
  adminSite: DoorPlace,
  at: { clientId: string; requestId: string },
): Promise<SchoolAdministrators> {
  await approveForPublisher(work, adminSite, at)
  return administratorsOf(work, at.clientId)
}

export async function withdrawRequest(
  work: Work,
  at: { clientId: string; requestId: string },
): Promise<SchoolAdministrators> {
  await lockClient(work, permission, at.clientId)
  await refuseRequest(work, at, 'withdrawn')
  return administratorsOf(work, at.clientId)
}

async function administratorsOf(work: Work, clientId: string): Promise<SchoolAdministrators> {
  const members = await membersOf(work, clientId)
  return {
    administrators: members.filter(isAdministrator),
    requests: await openRequestsOf(work, clientId),
    needsApproval: await hasEverEntered(work, clientId),
  }
}

async function reachAdministrator(
  work: Work,
  { clientId, accountId }: { clientId: string; accountId: string },
) {
  await lockClient(work, permission, clientId)
  const members = await membersOf(work, clientId)
  const person = members.find((member) => member.id === accountId && isAdministrator(member))
  return person ?? refuse('not-found')
}

/** Nobody has been in yet: only the last one invited may be the first, so that none is kept in reserve. */
async function endOtherInvitations(work: Work, clientId: string, except: string): Promise<void> {
  const members = await membersOf(work, clientId)
  for (const { id, state } of members)
    if (id !== except && state === 'invited') {
      await updateMember(work, { clientId, accountId: id }, { disabledAt: work.now })
      await shutOut(work, id)
    }
}
