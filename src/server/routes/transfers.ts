import { agentTransferEndpoints } from '#contracts/transfers.ts'
import { answerTransferMessage, giveSchoolKey } from '#domain/transfers/answer-transfer-message.ts'
import { routes } from '../http/bind-routes.ts'

export const agentTransferRoutes = routes(agentTransferEndpoints, {
  'GET /agent/transfers/key': (work) => giveSchoolKey(work),
  'POST /agent/transfers': (work, { bytes }) => answerTransferMessage(work, Buffer.from(bytes)),
})
