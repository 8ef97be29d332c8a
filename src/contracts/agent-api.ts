import { agentEndpoints } from './enrolment.ts'
import { agentServiceEndpoints } from './online-service.ts'
import { agentTransferEndpoints } from './transfers.ts'

/** All that the agent asks of the service; apart from the sites, whose contracts it does not carry. */
export const agentApi = { ...agentEndpoints, ...agentServiceEndpoints, ...agentTransferEndpoints }
export type AgentApi = typeof agentApi
