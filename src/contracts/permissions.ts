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
  'online-service:manage',
  'transfers:manage',
  'school-administrators:manage',
  'school-administrators:approve',
  'supervision:start',
  'supervision:override',
  'keys:read',
  'distributors:read',
  'distributors:manage',
  'products:manage',
  'staff:manage',
  'audit:read',
  'settings:read',
  'settings:write',
  'agent:own',
  'school:read',
  'school:presentation',
  'school:contact',
  'school:modules',
  'school:alerts',
  'school:accounts',
  'school:consent',
  'school:entries',
  'supervision:own',
] as const

export type Permission = (typeof permissions)[number]

export type StaffRole = 'administrateur' | 'technicien'

/** On a school's admin site. */
export type SchoolRole = 'administrateur-etablissement' | 'personnel'

/** What a member of a school's staff may be let change; its administrators change all of it. */
export const schoolRights = ['presentation', 'contact', 'modules', 'alerts'] as const
export type SchoolRight = (typeof schoolRights)[number]

/** What a supervision does on the admin site: look, or also change what is not denied. */
export type SupervisionMode = 'consultation' | 'modification'

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
  'online-service:manage',
  'transfers:manage',
  'school-administrators:manage',
  'supervision:start',
  'distributors:read',
] as const satisfies readonly Permission[]

const schoolStaff = [
  'public',
  'account:own',
  'school:read',
  'school:entries',
] as const satisfies Permission[]
const consultation = ['public', 'school:read', 'supervision:own'] as const satisfies Permission[]

/** Who may do what. The scope (which clients) is a separate question, asked by every action. */
export const permissionsOf: Readonly<
  Record<StaffRole | SchoolRole | SupervisionMode | 'anonymous' | 'agent', readonly Permission[]>
> = {
  anonymous: ['public'],
  technicien: technician,
  administrateur: [
    ...technician,
    'clients:assign',
    'school-administrators:approve',
    'supervision:override',
    'distributors:manage',
    'products:manage',
    'staff:manage',
    'keys:read',
    'audit:read',
    'settings:read',
    'settings:write',
  ],
  agent: ['public', 'agent:own'],
  /** Beside these, the rights that an administrator of the school gave: see `rightPermissions`. */
  personnel: schoolStaff,
  'administrateur-etablissement': [
    ...schoolStaff,
    'school:presentation',
    'school:contact',
    'school:modules',
    'school:alerts',
    'school:accounts',
    'school:consent',
  ],
  consultation,
  modification: [...consultation, 'school:presentation', 'school:modules', 'school:alerts'],
}

export const rightPermissions: Readonly<Record<SchoolRight, Permission>> = {
  presentation: 'school:presentation',
  contact: 'school:contact',
  modules: 'school:modules',
  alerts: 'school:alerts',
}
