import { refuse } from '#contracts/refuse.ts'
import type { StaffMember } from '#contracts/staff.ts'
import { shutOut } from '#domain/sign-in/sessions.ts'
import { changesBetween } from '#platform/work/changes-between.ts'
import type { Work } from '#platform/work/work.ts'
import { distributorFor, type Invited } from './invite-staff.ts'
import { reachMember } from './list-staff.ts'
import { lockActiveAdministrators, updateStaff } from './staff-table.ts'

export async function changeStaff(
  work: Work,
  staffId: string,
  rights: Omit<Invited, 'mail'>,
): Promise<StaffMember> {
  work.allow('staff:manage')
  const administrators = await lockActiveAdministrators(work)
  const before = await reachMember(work, staffId)
  const distributorId = await distributorFor(work, rights)
  if (before.role === 'administrateur' && rights.role !== 'administrateur')
    refuseToLose(work, administrators, staffId)

  await updateStaff(work, staffId, {
    name: rights.name,
    role: rights.role,
    distributor_id: distributorId,
  })
  const after = await reachMember(work, staffId)
  const changes = changesBetween(
    { name: before.name, role: before.role, distributor: before.distributor?.name ?? null },
    { name: after.name, role: after.role, distributor: after.distributor?.name ?? null },
  )
  if (Object.keys(changes).length > 0)
    await work.audit('staff-changed', { changes, details: { member: staffId, name: after.name } })
  return after
}

/** Effective at that person's next click: the sessions end in the same transaction. */
export async function disableStaff(work: Work, staffId: string): Promise<StaffMember> {
  work.allow('staff:manage')
  const administrators = await lockActiveAdministrators(work)
  const before = await reachMember(work, staffId)
  refuseToLose(work, administrators, staffId)
  if (before.state === 'disabled') return before

  await updateStaff(work, staffId, { disabled_at: work.now })
  await shutOut(work, staffId)
  await work.audit('staff-disabled', { details: { member: staffId, name: before.name } })
  return reachMember(work, staffId)
}

export async function enableStaff(work: Work, staffId: string): Promise<StaffMember> {
  work.allow('staff:manage')
  const before = await reachMember(work, staffId)
  if (before.state !== 'disabled') return before
  await updateStaff(work, staffId, { disabled_at: null })
  await work.audit('staff-enabled', { details: { member: staffId, name: before.name } })
  return reachMember(work, staffId)
}

function refuseToLose(work: Work, administrators: readonly string[], staffId: string): void {
  if (work.actor.kind === 'staff' && work.actor.id === staffId) refuse('own-account')
  if (administrators.length === 1 && administrators[0] === staffId) refuse('last-administrator')
}
