import { journalEndpoints } from './agent-journal.ts'
import { auditEndpoints } from './audit.ts'
import { clientImportEndpoints } from './client-imports.ts'
import { bulkOrderEndpoints } from './bulk-orders.ts'
import { clientEndpoints } from './clients.ts'
import { dailyPasswordEndpoints } from './daily-password.ts'
import { distributorEndpoints } from './distributors.ts'
import { enrolmentEndpoints } from './enrolment.ts'
import { fleetEndpoints } from './fleet.ts'
import { keyEndpoints } from './keys.ts'
import { diagnosisEndpoints } from './licence-diagnosis.ts'
import { licenceEndpoints } from './licences.ts'
import { onlineEntryEndpoints } from './online-entries.ts'
import { onlineServiceEndpoints } from './online-service.ts'
import { productVersionEndpoints } from './product-versions.ts'
import { renewalEndpoints } from './renewal.ts'
import { savedViewEndpoints } from './saved-views.ts'
import { schoolAccountEndpoints, schoolAdministratorEndpoints } from './school-accounts.ts'
import { schoolEndpoints, schoolSiteEndpoints } from './school.ts'
import { schoolDoorEndpoints, signInEndpoints } from './sign-in.ts'
import { settingsEndpoints } from './settings.ts'
import { staffEndpoints } from './staff.ts'
import { clientSupervisionEndpoints, supportAccessEndpoints } from './supervision.ts'
import { transferEndpoints } from './transfers.ts'

/** All that each site answers; the agents' service has its own file. Another site is another row here. */
export const portalApi = {
  ...signInEndpoints,
  ...clientEndpoints,
  ...clientImportEndpoints,
  ...fleetEndpoints,
  ...savedViewEndpoints,
  ...licenceEndpoints,
  ...renewalEndpoints,
  ...bulkOrderEndpoints,
  ...diagnosisEndpoints,
  ...dailyPasswordEndpoints,
  ...keyEndpoints,
  ...enrolmentEndpoints,
  ...onlineServiceEndpoints,
  ...transferEndpoints,
  ...journalEndpoints,
  ...schoolAdministratorEndpoints,
  ...clientSupervisionEndpoints,
  ...distributorEndpoints,
  ...productVersionEndpoints,
  ...staffEndpoints,
  ...auditEndpoints,
  ...settingsEndpoints,
}
export type PortalApi = typeof portalApi

/** The admin site of the schools. */
export const adminApi = {
  ...schoolDoorEndpoints,
  ...schoolEndpoints,
  ...onlineEntryEndpoints,
  ...schoolAccountEndpoints,
  ...supportAccessEndpoints,
}
export type AdminApi = typeof adminApi

/** The site of the schools themselves, for families and teachers. */
export const schoolApi = schoolSiteEndpoints
export type SchoolApi = typeof schoolApi
