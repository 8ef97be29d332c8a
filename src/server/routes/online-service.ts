import { agentServiceEndpoints, onlineServiceEndpoints } from '#contracts/online-service.ts'
import {
  askCheck,
  passAccessGate,
  passSmsGate,
  receiveCheckAnswer,
} from '#domain/online-service/check-service.ts'
import { createOnlineService } from '#domain/online-service/create-online-service.ts'
import { readOnlineService } from '#domain/online-service/read-online-service.ts'
import { suspendService, switchAccess, switchSms } from '#domain/online-service/switch-service.ts'
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
  'POST /agent/online-checks/:checkId/answer': (work, { params, body }) =>
    receiveCheckAnswer(work, params.checkId, body.findings),
  'GET /agent/online-service/access': (work, _, { house }) =>
    passAccessGate(work, onlinePlacesOf(house)),
  'GET /agent/online-service/sms': (work) => passSmsGate(work),
})
