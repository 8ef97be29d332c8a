import { agentEndpoints, enrolmentEndpoints } from '#contracts/enrolment.ts'
import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import { detachAgent } from '#domain/enrolment/detach-agent.ts'
import { enrolAgent } from '#domain/enrolment/enrol-agent.ts'
import { receiveMaintenanceEvents } from '#domain/daily-password/maintenance-events.ts'
import { fetchLicences, readAgentStatus, receiveReceipt } from '#domain/licences/agent-licences.ts'
import { routes } from '../http/bind-routes.ts'

export const enrolmentRoutes = routes(enrolmentEndpoints, {
  'POST /api/clients/:clientId/enrolment-codes': (work, { params }) =>
    createEnrolmentCode(work, params.clientId),
  'DELETE /api/clients/:clientId/agents/:agentId': (work, { params }) => detachAgent(work, params),
})

export const agentRoutes = routes(agentEndpoints, {
  'POST /agent/enrolment': {
    own: (visit, { body }) => enrolAgent(visit.house, visit.address, body),
  },
  'GET /agent/status': (work) => readAgentStatus(work),
  'GET /agent/licences': (work, _, { house }) => fetchLicences(work, house.keys.current()),
  'POST /agent/licences/:licenceId/receipt': (work, { params, body }) =>
    receiveReceipt(work, params.licenceId, body.stage),
  'POST /agent/maintenance-events': (work, { body }) => receiveMaintenanceEvents(work, body.events),
})
