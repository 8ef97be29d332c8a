import { clientEndpoints } from '#contracts/clients.ts'
import { readHistory } from '#domain/audit/read-audit.ts'
import { addObservation } from '#domain/clients/add-observation.ts'
import { addContact, changeContact, removeContact } from '#domain/clients/contacts.ts'
import { exportClients } from '#domain/clients/export-clients.ts'
import { listClients, listFurther } from '#domain/clients/list-clients.ts'
import { readClient } from '#domain/clients/read-client.ts'
import { changeClient, createClient } from '#domain/clients/save-client.ts'
import { routes } from '../http/bind-routes.ts'

export const clientRoutes = routes(clientEndpoints, {
  'GET /api/clients': (work, { query }) => listClients(work, query),
  'GET /api/clients/rows': (work, { query }) => listFurther(work, query),
  'GET /api/clients.csv': (work, { query }) => exportClients(work, query),
  'POST /api/clients': (work, { body }) => createClient(work, body),
  'GET /api/clients/:clientId': (work, { params }) => readClient(work, params.clientId),
  'PUT /api/clients/:clientId': (work, { params, body }) =>
    changeClient(work, params.clientId, body),
  'POST /api/clients/:clientId/contacts': (work, { params, body }) =>
    addContact(work, params.clientId, body),
  'PUT /api/clients/:clientId/contacts/:contactId': (work, { params, body }) =>
    changeContact(work, params, body),
  'DELETE /api/clients/:clientId/contacts/:contactId': (work, { params }) =>
    removeContact(work, params),
  'POST /api/clients/:clientId/observations': (work, { params, body }) =>
    addObservation(work, params.clientId, body.text),
  'GET /api/clients/:clientId/history': (work, { params, query }) =>
    readHistory(work, params.clientId, query.before),
})
