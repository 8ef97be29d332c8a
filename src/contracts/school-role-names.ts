import type { SchoolRole } from './permissions.ts'

/** As people read them: on the sites and in exported files. */
export const schoolRoleNames: Readonly<Record<SchoolRole, string>> = {
  'administrateur-etablissement': 'administrateur de l’établissement',
  personnel: 'personnel',
}
