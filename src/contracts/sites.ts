import { auditEndpoints } from './audit.ts'
import { clientEndpoints } from './clients.ts'
import { dailyPasswordEndpoints } from './daily-password.ts'
import { distributorEndpoints } from './distributors.ts'
import { agentEndpoints, enrolmentEndpoints } from './enrolment.ts'
import { keyEndpoints } from './keys.ts'
import { diagnosisEndpoints } from './licence-diagnosis.ts'
import { licenceEndpoints } from './licences.ts'
import { renewalEndpoints } from './renewal.ts'
import { signInEndpoints } from './sign-in.ts'
import { staffEndpoints } from './staff.ts'

/** All that each site answers. Another site is another row here. */
export const portalApi = {
  ...signInEndpoints,
  ...clientEndpoints,
  ...licenceEndpoints,
  ...renewalEndpoints,
  ...diagnosisEndpoints,
  ...dailyPasswordEndpoints,
  ...keyEndpoints,
  ...enrolmentEndpoints,
  ...distributorEndpoints,
  ...staffEndpoints,
  ...auditEndpoints,
}
export type PortalApi = typeof portalApi

export const agentApi = agentEndpoints
export type AgentApi = typeof agentApi
