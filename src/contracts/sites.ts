import { auditEndpoints } from './audit.ts'
import { clientEndpoints } from './clients.ts'
import { distributorEndpoints } from './distributors.ts'
import { agentEndpoints, enrolmentEndpoints } from './enrolment.ts'
import { licenceEndpoints } from './licences.ts'
import { signInEndpoints } from './sign-in.ts'
import { staffEndpoints } from './staff.ts'

/** All that each site answers. Another site is another row here. */
export const portalApi = {
  ...signInEndpoints,
  ...clientEndpoints,
  ...licenceEndpoints,
  ...enrolmentEndpoints,
  ...distributorEndpoints,
  ...staffEndpoints,
  ...auditEndpoints,
}
export type PortalApi = typeof portalApi

export const agentApi = agentEndpoints
export type AgentApi = typeof agentApi
