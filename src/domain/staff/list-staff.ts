import { refuse } from '#contracts/refuse.ts'
import type { StaffMember } from '#contracts/staff.ts'
import { protectedAmong } from '#domain/second-factor/has-factor.ts'
import type { Work } from '#platform/work/work.ts'
import { selectStaff, type StaffRow } from './staff-table.ts'

export async function listStaff(work: Work): Promise<StaffMember[]> {
  work.allow('staff:manage')
  return membersOf(work, await selectStaff(work))
}

export async function reachMember(work: Work, id: string): Promise<StaffMember> {
  const [member] = await membersOf(work, await selectStaff(work, id))
  return member ?? refuse('not-found')
}

async function membersOf(work: Work, rows: readonly StaffRow[]): Promise<StaffMember[]> {
  const ids = rows.map(({ id }) => id)
  const isProtected = await protectedAmong(work, ids)
  return rows.map((row) => memberOf(row, isProtected.has(row.id)))
}

function memberOf(row: StaffRow, secondFactor: boolean): StaffMember {
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
    secondFactor,
  }
}
