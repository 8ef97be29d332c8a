import type { AdministratorRequest } from '#contracts/school-accounts.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { refuseTooManyTries, tryDoor } from '#domain/throttle/throttle.ts'
import { accountIdOf, staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import {
  closeExpired,
  decideRequest,
  insertApproval,
  insertRequest,
  isRequestOf,
  selectApprovals,
  selectOpenRequests,
  type RequestRow,
} from './administrator-requests-table.ts'
import { createMember, requireFreeAddress } from './create-member.ts'
import { activeAdministratorsOf } from './list-members.ts'
import { tellAdministrators } from './tell-administrators.ts'

const waitsMs = 7 * 24 * 3_600_000
const approvalsOfThePublisher = 2

/** Proposes one more administrator of a school that is locked; an administrator of the publisher approves by asking. */
export async function requestAdministrator(
  work: Work,
  adminSite: DoorPlace,
  clientId: string,
  { name, mail }: { name: string; mail: string },
): Promise<void> {
  await requireFreeAddress(work, clientId, mail)
  await closeExpired(work, clientId)
  const open = await selectOpenRequests(work, clientId)
  if (open.some((request) => request.mail === mail)) refuse('request-open')
  // Each is a mail to the school's administrators, also when it is taken back at once.
  if (!(await tryDoor(work, 'mail', `proposal ${clientId}`))) refuseTooManyTries('mail')
  const { id: by, name: who, role } = staffOf(work.actor)
  const id = work.newId()
  const expiresAt = new Date(work.now.getTime() + waitsMs)
  await insertRequest(work, { id, clientId, mail, name, by, expiresAt })
  if (role === 'administrateur') await insertApproval(work, id, by)
  await work.audit('administrator-request-made', {
    client: clientId,
    details: { request: id, name },
  })
  await tellAdministrators(work, adminSite, await activeAdministratorsOf(work, clientId), {
    subject: 'le support propose un administrateur',
    text: `${who}, du support, propose ${name} comme administrateur de votre établissement. Rien n’est fait sans l’accord de l’un de vous, ou de deux administrateurs de l’éditeur.`,
  })
}

export async function openRequestsOf(
  work: Work,
  clientId: string,
): Promise<AdministratorRequest[]> {
  const rows = await selectOpenRequests(work, clientId)
  const approvals = await approvalsOf(work, rows)
  const reader = accountIdOf(work.actor)
  return rows.map(({ askedAt, expiresAt, ...row }) => ({
    ...row,
    ownApproval: approvals.get(row.id)?.some(({ accountId }) => accountId === reader) ?? false,
    askedAt: askedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    approvedBy: approvals.get(row.id)?.map(({ name }) => name) ?? [],
  }))
}

/** For the publisher: the second of two administrators makes it so. */
export async function approveForPublisher(
  work: Work,
  adminSite: DoorPlace,
  at: { clientId: string; requestId: string },
): Promise<void> {
  await lockClient(work, 'school-administrators:approve', at.clientId)
  const request = await openRequest(work, at)
  await insertApproval(work, request.id, staffOf(work.actor).id)
  await work.audit('administrator-request-approved', {
    client: at.clientId,
    details: { request: request.id, name: request.name },
  })
  const approvals = (await approvalsOf(work, [request])).get(request.id) ?? []
  if (approvals.length >= approvalsOfThePublisher) {
    const told = await activeAdministratorsOf(work, at.clientId)
    await accept(work, adminSite, at.clientId, request)
    await tellAdministrators(work, adminSite, told, {
      subject: 'un administrateur a été ajouté',
      text: `${request.name} est désormais administrateur de votre établissement, avec l’accord de deux administrateurs de l’éditeur.`,
    })
  }
}

/** For the school, which is locked. */
export async function approveForSchool(
  work: Work,
  adminSite: DoorPlace,
  at: { clientId: string; requestId: string },
): Promise<void> {
  const request = await openRequest(work, at)
  await work.audit('administrator-request-approved', {
    client: at.clientId,
    details: { request: request.id, name: request.name },
  })
  await accept(work, adminSite, at.clientId, request)
}

export async function refuseRequest(
  work: Work,
  at: { clientId: string; requestId: string },
  how: 'refused' | 'withdrawn',
): Promise<void> {
  const request = await openRequest(work, at)
  await decideRequest(work, request.id, 'refused')
  await work.audit(`administrator-request-${how}`, {
    client: at.clientId,
    details: { request: request.id, name: request.name },
  })
}

async function accept(
  work: Work,
  adminSite: DoorPlace,
  clientId: string,
  { id, name, mail }: RequestRow,
): Promise<void> {
  await decideRequest(work, id, 'accepted')
  const account = await createMember(work, adminSite, clientId, {
    name,
    mail,
    role: 'administrateur-etablissement',
    rights: [],
  })
  await work.audit('school-administrator-invited', { client: clientId, details: { account, name } })
}

async function openRequest(
  work: Work,
  at: { clientId: string; requestId: string },
): Promise<RequestRow> {
  const open = await selectOpenRequests(work, at.clientId)
  const request = open.find(({ id }) => id === at.requestId)
  if (request !== undefined) return request
  refuse((await isRequestOf(work, at)) ? 'request-closed' : 'not-found')
}

async function approvalsOf(work: Work, requests: readonly RequestRow[]) {
  if (requests.length === 0) return new Map<string, { accountId: string; name: string }[]>()
  const rows = await selectApprovals(
    work,
    requests.map(({ id }) => id),
  )
  return Map.groupBy(rows, ({ requestId }) => requestId)
}
