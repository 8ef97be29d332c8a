import { refuse } from '#contracts/refuse.ts'
import type { StaffMember } from '#contracts/staff.ts'
import type { Work } from '#platform/work/work.ts'
import { selectStaff, type StaffRow } from './staff-table.ts'

export async function listStaff(work: Work): Promise<StaffMember[]> {
  work.allow('staff:manage')
  return (await selectStaff(work)).map(memberOf)
}

export async function reachMember(work: Work, id: string): Promise<StaffMember> {
  const [row] = await selectStaff(work, id)
  return row === undefined ? refuse('not-found') : memberOf(row)
}

function memberOf(row: StaffRow): StaffMember {
  return {
    id: row.id,
    name: row.name,
    mail: row.mail,
    role: row.role,
    distributor:
      row.distributorId === null
        ? null
        : { id: row.distributorId, name: row.distributorName ?? '' },
    state:
      row.disabledAt !== null ? 'disabled' : row.passwordChosenAt === null ? 'invited' : 'active',
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  }
}
