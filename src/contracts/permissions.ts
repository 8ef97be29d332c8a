/** What may be done. Every route declares one; a route without one stops the boot. */
export const permissions = [
  'public',
  'account:own',
  'clients:read',
  'clients:write',
  'clients:assign',
  'licences:read',
  'licences:issue',
  'contracts:write',
  'daily-password:reveal',
  'agents:manage',
  'keys:read',
  'distributors:read',
  'distributors:manage',
  'staff:manage',
  'audit:read',
  'agent:own',
] as const

export type Permission = (typeof permissions)[number]

export type StaffRole = 'administrateur' | 'technicien'

const technician = [
  'public',
  'account:own',
  'clients:read',
  'clients:write',
  'licences:read',
  'licences:issue',
  'contracts:write',
  'daily-password:reveal',
  'agents:manage',
  'distributors:read',
] as const satisfies readonly Permission[]

/** Who may do what. The scope (which clients) is a separate question, asked by every action. */
export const permissionsOf: Readonly<
  Record<StaffRole | 'anonymous' | 'agent', readonly Permission[]>
> = {
  anonymous: ['public'],
  technicien: technician,
  administrateur: [
    ...technician,
    'clients:assign',
    'distributors:manage',
    'staff:manage',
    'keys:read',
    'audit:read',
  ],
  agent: ['public', 'agent:own'],
}
