import { agentTransferEndpoints, transferEndpoints } from '#contracts/transfers.ts'
import { acceptHeldCollection, refuseHeldCollection } from '#domain/transfers/answer-held.ts'
import { answerTransferMessage, giveSchoolKey } from '#domain/transfers/answer-transfer-message.ts'
import { orderTransfer } from '#domain/transfers/order-transfer.ts'
import { exportHeld, readHeld } from '#domain/transfers/read-held.ts'
import { readTransfer, readTransfers } from '#domain/transfers/read-transfers.ts'
import { watchTransfers } from '#domain/transfers/watch-transfers.ts'
import { routes } from '../http/bind-routes.ts'
import { audienceOf } from './places.ts'

export const transferRoutes = routes(transferEndpoints, {
  'GET /api/clients/:clientId/transfers': (work, { params }, { house }) =>
    readTransfers(work, params.clientId, house.listeners.isListening),
  'GET /api/clients/:clientId/transfers/live': (work, { params }, { house }) =>
    watchTransfers(work, params.clientId, house.watchers.watch),
  'GET /api/clients/:clientId/transfers/:transferId': (work, { params }) =>
    readTransfer(work, params),
  'POST /api/clients/:clientId/transfer-orders': (work, { params, body }, { house }) =>
    orderTransfer(work, params.clientId, body.complete, house.listeners.wake),
  'GET /api/clients/:clientId/held/:collection': (work, { params }) => readHeld(work, params),
  'GET /api/clients/:clientId/held/:collection/rows': (work, { params }) =>
    exportHeld(work, params),
  'POST /api/clients/:clientId/held/:collection/acceptance': (work, { params, body }, { house }) =>
    acceptHeldCollection(work, { ...params, ...body }, audienceOf(house)),
  'POST /api/clients/:clientId/held/:collection/refusal': (work, { params, body }, { house }) =>
    refuseHeldCollection(work, { ...params, ...body }, audienceOf(house)),
})

export const agentTransferRoutes = routes(agentTransferEndpoints, {
  'GET /agent/transfers/key': (work) => giveSchoolKey(work),
  'POST /agent/transfers': (work, { bytes }, { house }) =>
    answerTransferMessage(work, Buffer.from(bytes), audienceOf(house)),
})
