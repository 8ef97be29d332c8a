import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Sealer } from './sealer.ts'

/** A site whose accounts may have a second factor. Passkeys belong to its host, and to no other. */
export type FactorPlace = DoorPlace & {
  readonly sealer: Sealer
  /** Whether somebody of that role does nothing without one. */
  readonly needsFactor: (role: string) => boolean
}
