import type { SchoolRight, SchoolRole, StaffRole, SupervisionMode } from '#contracts/permissions.ts'
import type { TransferAlert } from '#contracts/school.ts'
import { schoolRoleNames } from '#contracts/school-role-names.ts'
import { french } from './french.ts'

const schoolRoleTexts: Readonly<Record<SchoolRole, string>> = french(schoolRoleNames)

export const roleTexts: Readonly<Record<StaffRole | SchoolRole, string>> = {
  ...french({ administrateur: 'administrateur', technicien: 'technicien' }),
  ...schoolRoleTexts,
}

export const schoolRightTexts: Readonly<Record<SchoolRight, string>> = french({
  presentation: 'présentation aux familles',
  contact: 'coordonnées',
  modules: 'publication des modules',
  alerts: 'alertes de transfert',
})

export const modeTexts: Readonly<Record<SupervisionMode, string>> = french({
  consultation: 'consultation',
  modification: 'modification',
})

/** Which news of its transfers somebody of the school is mailed. */
export const alertTexts: Readonly<Record<TransferAlert, string>> = french({
  failed: 'échec',
  late: 'retard',
  held: 'attente de confirmation',
})
