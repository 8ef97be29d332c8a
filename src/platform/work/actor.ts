import {
  permissionsOf,
  rightPermissions,
  type Permission,
  type SchoolRight,
  type SchoolRole,
  type StaffRole,
  type SupervisionMode,
} from '#contracts/permissions.ts'
import type { SupervisionRule } from '#contracts/endpoint.ts'
import type { SupervisionEnd } from '#contracts/supervision.ts'
import { refuse } from '#contracts/refuse.ts'

/** Who acts. Read anew for every request: a right withdrawn is withdrawn at the next click. */
export type Actor =
  | {
      readonly kind: 'anonymous'
      /** Came with a supervision that is over: told so, instead of being asked to sign in. */
      readonly endedSupervision?: EndedSupervision
    }
  | StaffActor
  | SchoolActor
  | SupervisionActor
  | { readonly kind: 'agent'; readonly id: string; readonly clientId: string }
  | { readonly kind: 'system' }

export type StaffActor = {
  readonly kind: 'staff'
  readonly id: string
  readonly name: string
  readonly role: StaffRole
  /** Whose clients a technician sees and touches; null for the publisher. */
  readonly distributorId: string | null
  /** Has no second factor, and the role needs one: nothing but to add it. */
  readonly lacksFactor?: boolean
}

/** Somebody of a school, on its admin site. */
export type SchoolActor = {
  readonly kind: 'school'
  readonly id: string
  readonly name: string
  readonly role: SchoolRole
  readonly rights: readonly SchoolRight[]
  readonly clientId: string
}

/**
 * The support on a school's admin site: delegation, not impersonation (RFC 8693, `act`). The school is
 * whose pages they are, the technician is who acts.
 */
export type SupervisionActor = {
  readonly kind: 'supervision'
  /** Of the supervision. */
  readonly id: string
  readonly clientId: string
  readonly mode: SupervisionMode
  readonly act: StaffActor
}

export type EndedSupervision = {
  readonly why: SupervisionEnd
  /** Of the school. */
  readonly school: string
}

function may(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'staff':
      return permissionsOf[actor.role].includes(permission)
    case 'school':
      return (
        permissionsOf[actor.role].includes(permission) ||
        actor.rights.some((right) => rightPermissions[right] === permission)
      )
    case 'supervision':
      return permissionsOf[actor.mode].includes(permission)
    case 'agent':
    case 'anonymous':
      return permissionsOf[actor.kind].includes(permission)
  }
}

/** Refuses what the actor may not do: « sign in » to a stranger, « not allowed » to someone known. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (actor.kind === 'staff' && actor.lacksFactor === true && !withoutFactor.has(permission))
    refuse('second-factor-required')
  if (may(actor, permission)) return
  if (actor.kind === 'supervision') refuseUnderSupervision(actor, permission)
  if (actor.kind !== 'anonymous') refuse('not-allowed')
  if (actor.endedSupervision !== undefined) refuse('supervision-ended', actor.endedSupervision)
  refuse(permission === 'agent:own' ? 'agent-refused' : 'not-signed-in')
}

/** What the route itself says of supervision, beside the permissions of its mode: both have to agree. */
export function requireSupervision(actor: Actor, rule: SupervisionRule | undefined): void {
  if (actor.kind !== 'supervision' || rule === 'read') return
  if (rule !== 'modify') refuse('denied-in-supervision')
  if (actor.mode !== 'modification') refuse('supervision-only-reads')
}

/** What adding a second factor needs. */
const withoutFactor: ReadonlySet<Permission> = new Set(['public', 'account:own'])

/**
 * Where no address names the school, the page says for whom it was made (`madeFor`, the id of an account or
 * of a supervision): a tab that stayed open must not act for whoever came into the same browser since.
 */
export function requireMadeFor(actor: Actor, madeFor: unknown): void {
  if (madeFor === undefined || !('id' in actor)) return
  if (actor.id !== madeFor) refuse('made-for-another')
}

/** One click further, or never. */
function refuseUnderSupervision({ mode }: SupervisionActor, permission: Permission): never {
  if (mode === 'consultation' && permissionsOf.modification.includes(permission))
    refuse('supervision-only-reads')
  refuse('denied-in-supervision')
}

/** The person who acts, where only a person can. */
export function staffOf(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') refuse('not-allowed')
  return actor
}

/** The school whose admin site this is, whoever acts there. */
export function schoolOf(actor: Actor): SchoolActor | SupervisionActor {
  if (actor.kind !== 'school' && actor.kind !== 'supervision') refuse('not-signed-in')
  return actor
}

/** The account of the person who acts: their own, under supervision too. */
export function accountIdOf(actor: Actor): string | null {
  if (actor.kind === 'supervision') return actor.act.id
  return actor.kind === 'staff' || actor.kind === 'school' ? actor.id : null
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
