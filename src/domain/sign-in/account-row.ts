import type { SchoolRight, SchoolRole, StaffRole } from '#contracts/permissions.ts'

/** `staff` enters the portal, `school` the admin site: each door knows its own accounts only. */
export type AccountKind = 'staff' | 'school'

/** A person as the door sees them. */
export type AccountRow = {
  readonly id: string
  readonly name: string
  readonly mail: string
  readonly kind: AccountKind
  readonly role: StaffRole | SchoolRole
  readonly disabledAt: Date | null
  readonly distributorId: string | null
  readonly distributorName: string | null
  readonly clientId: string | null
  readonly clientName: string | null
  readonly rights: readonly SchoolRight[]
  readonly passwordHash: string | null
}
