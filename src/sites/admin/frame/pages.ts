import type { Permission } from '#contracts/permissions.ts'
import { adminTexts } from '#sites/texts/admin.ts'

/** A page of the site, and who sees it. */
export type AdminPage = {
  readonly to: (typeof adminPages)[number]['to'] | '/mon-compte'
  readonly title: string
  readonly permission: Permission
  /** Whether the support sees it too. */
  readonly supervised: boolean
}

export const adminPages = [
  { to: '/', title: adminTexts.home, permission: 'school:read', supervised: true },
  {
    to: '/presentation',
    title: adminTexts.presentation,
    permission: 'school:read',
    supervised: true,
  },
  { to: '/coordonnees', title: adminTexts.contact, permission: 'school:read', supervised: false },
  { to: '/modules', title: adminTexts.modules, permission: 'school:read', supervised: true },
  { to: '/alertes', title: adminTexts.alerts, permission: 'school:read', supervised: true },
  { to: '/comptes', title: adminTexts.accounts, permission: 'school:accounts', supervised: false },
  {
    to: '/acces-du-support',
    title: adminTexts.supportAccess,
    permission: 'school:consent',
    supervised: false,
  },
] as const satisfies readonly (Omit<AdminPage, 'to'> & { to: string })[]

export const accountPage = {
  to: '/mon-compte',
  title: adminTexts.account,
  permission: 'account:own',
  supervised: false,
} as const satisfies AdminPage
