import type { StaffActor } from '#platform/work/actor.ts'

/** The person whose account it is, as the one who acts. */
export function actorOf({ id, name, role, distributorId }: Omit<StaffActor, 'kind'>): StaffActor {
  return { kind: 'staff', id, name, role, distributorId }
}
