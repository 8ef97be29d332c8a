import { permissionsOf, type Permission, type StaffRole } from '#contracts/permissions.ts'
import { refuse } from '#contracts/refuse.ts'

/** Who acts. Read anew for every request: a right withdrawn is withdrawn at the next click. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | StaffActor
  | { readonly kind: 'agent'; readonly id: string; readonly clientId: string }
  | { readonly kind: 'system' }

export type StaffActor = {
  readonly kind: 'staff'
  readonly id: string
  readonly name: string
  readonly role: StaffRole
  /** Whose clients a technician sees and touches; null for the publisher. */
  readonly distributorId: string | null
}

function may(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'staff':
      return permissionsOf[actor.role].includes(permission)
    case 'agent':
    case 'anonymous':
      return permissionsOf[actor.kind].includes(permission)
  }
}

/** Refuses what the actor may not do: « sign in » to a stranger, « not allowed » to someone known. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return
  if (actor.kind !== 'anonymous') refuse('not-allowed')
  refuse(permission === 'agent:own' ? 'agent-refused' : 'not-signed-in')
}

/** The person who acts, where only a person can. */
export function staffOf(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') refuse('not-allowed')
  return actor
}

export function agentOf(actor: Actor): Extract<Actor, { kind: 'agent' }> {
  if (actor.kind !== 'agent') refuse('agent-refused')
  return actor
}

/** Whose clients the actor sees and touches: everybody's, or one distributor's. Nobody else has a scope. */
export function scopeOf(actor: Actor): 'all' | { readonly distributorId: string } {
  if (actor.kind === 'system') return 'all'
  const { role, distributorId } = staffOf(actor)
  if (role === 'administrateur') return 'all'
  return distributorId === null ? refuse('not-allowed') : { distributorId }
}
