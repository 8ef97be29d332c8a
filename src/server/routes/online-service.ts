import { agentServiceEndpoints, onlineServiceEndpoints } from '#contracts/online-service.ts'
import { takeOrders } from '#domain/agent-orders/take-orders.ts'
import {
  askCheck,
  passAccessGate,
  passSmsGate,
  receiveCheckAnswer,
} from '#domain/online-service/check-service.ts'
import { createOnlineService } from '#domain/online-service/create-online-service.ts'
import { readOnlineService } from '#domain/online-service/read-online-service.ts'
import { suspendService, switchAccess, switchSms } from '#domain/online-service/switch-service.ts'
import { agentOf } from '#platform/work/actor.ts'
import { openWork } from '#platform/work/open-work.ts'
import { routes } from '../http/bind-routes.ts'
import { onlinePlacesOf } from './places.ts'

export const onlineServiceRoutes = routes(onlineServiceEndpoints, {
  'GET /api/clients/:clientId/online-service': (work, { params }, { house }) =>
    readOnlineService(work, onlinePlacesOf(house), params.clientId, house.listeners.isListening),
  'POST /api/clients/:clientId/online-service': (work, { params, body }, { house }) =>
    createOnlineService(work, onlinePlacesOf(house), params.clientId, body.ogec),
  'PUT /api/clients/:clientId/online-service/access': (work, { params, body }, { house }) =>
    switchAccess(work, onlinePlacesOf(house), params.clientId, body.open),
  'PUT /api/clients/:clientId/online-service/sms': (work, { params, body }, { house }) =>
    switchSms(work, onlinePlacesOf(house), params.clientId, body.open),
  'PUT /api/clients/:clientId/online-service/suspension': (work, { params, body }, { house }) =>
    suspendService(work, onlinePlacesOf(house), params.clientId, body.until),
  'POST /api/clients/:clientId/online-checks': (work, { params }, { house }) =>
    askCheck(work, params.clientId, house.listeners.wake),
})

export const agentServiceRoutes = routes(agentServiceEndpoints, {
  'GET /agent/orders': {
    own: async (visit, { query }) => {
      const { house } = visit
      const take = () => openWork(house, visit, takeOrders)
      // Who does not wait is not listening.
      if (query.wait === 0) return take()
      // Listening before looking: what is ordered in between is heard.
      const ear = house.listeners.listen(agentOf(visit.actor).clientId, query.wait * 1000)
      // A program that was stopped takes no order with it.
      visit.onEnd(ear.stop)
      try {
        const found = await take()
        if (found.orders.length > 0 || (await ear.heard) === 'time-is-up') return found
        return await take()
      } finally {
        ear.stop()
      }
    },
  },
  'POST /agent/online-checks/:checkId/answer': (work, { params, body }) =>
    receiveCheckAnswer(work, params.checkId, body.findings),
  'GET /agent/online-service/access': (work, _, { house }) =>
    passAccessGate(work, onlinePlacesOf(house)),
  'GET /agent/online-service/sms': (work) => passSmsGate(work),
})
