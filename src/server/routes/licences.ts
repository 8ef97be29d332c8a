import { licenceEndpoints } from '#contracts/licences.ts'
import { downloadLicence } from '#domain/licences/download-licence.ts'
import { issueLicence } from '#domain/licences/issue-licence.ts'
import { readClientLicences } from '#domain/licences/read-client-licences.ts'
import { saveContract } from '#domain/licences/save-contract.ts'
import { routes } from '../http/bind-routes.ts'

export const licenceRoutes = routes(licenceEndpoints, {
  'GET /api/clients/:clientId/licences': (work, { params }) =>
    readClientLicences(work, params.clientId),
  'PUT /api/clients/:clientId/contract': (work, { params, body }) =>
    saveContract(work, params.clientId, body),
  'POST /api/clients/:clientId/licences': (work, { params }, { house }) =>
    issueLicence(
      work,
      { publisher: house.config.brand.publisher, keys: house.licenceKeys },
      params.clientId,
    ),
  'GET /api/clients/:clientId/licences/:licenceId/file': (work, { params }) =>
    downloadLicence(work, params),
})
