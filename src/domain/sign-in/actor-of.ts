import type { SchoolRole, StaffRole } from '#contracts/permissions.ts'
import type { SchoolActor, StaffActor } from '#platform/work/actor.ts'
import type { AccountRow } from './account-row.ts'

type Acting = Pick<
  AccountRow,
  'id' | 'kind' | 'name' | 'role' | 'distributorId' | 'clientId' | 'rights'
>

/** The person whose account it is, as the one who acts. A table check holds that the columns fit the kind. */
export function actorOf(account: Acting): StaffActor | SchoolActor {
  const { id, kind, name, role, distributorId, clientId, rights } = account
  if (kind === 'staff') return { kind, id, name, role: role as StaffRole, distributorId }
  if (clientId === null) throw new Error('An account of a school has no school.')
  return { kind, id, name, role: role as SchoolRole, rights, clientId }
}
