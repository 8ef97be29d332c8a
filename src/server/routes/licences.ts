import { licenceEndpoints } from '#contracts/licences.ts'
import { downloadLicence } from '#domain/licences/download-licence.ts'
import { issueLicence } from '#domain/licences/issue-licence.ts'
import { openIssuingWork } from '#domain/licences/issuer.ts'
import { readClientLicences } from '#domain/licences/read-client-licences.ts'
import { replaceLicence } from '#domain/licences/replace-licence.ts'
import { revokeLicence } from '#domain/licences/revoke-licence.ts'
import { saveContract } from '#domain/licences/save-contract.ts'
import { switchRenewal } from '#domain/licences/switch-renewal.ts'
import { routes } from '../http/bind-routes.ts'
import { issuerOf } from '../issuer-of.ts'

export const licenceRoutes = routes(licenceEndpoints, {
  'GET /api/clients/:clientId/licences': (work, { params }, { house }) =>
    readClientLicences(work, house.keys.current(), params.clientId),
  'PUT /api/clients/:clientId/contract': (work, { params, body }) =>
    saveContract(work, params.clientId, body),
  'PUT /api/clients/:clientId/renewal': (work, { params, body }) =>
    switchRenewal(work, params.clientId, body.on),
  'POST /api/clients/:clientId/licences': {
    own: (visit, { params, body }) => {
      const issuer = issuerOf(visit.house)
      return openIssuingWork(visit.house, visit, issuer, (work) =>
        issueLicence(work, issuer, params.clientId, body.week),
      )
    },
  },
  'POST /api/clients/:clientId/licences/:licenceId/replacement': {
    own: (visit, { params, body }) => {
      const issuer = issuerOf(visit.house)
      return openIssuingWork(visit.house, visit, issuer, (work) =>
        replaceLicence(work, issuer, params, body.resetClock),
      )
    },
  },
  'POST /api/clients/:clientId/licences/:licenceId/revocation': (work, { params, body }) =>
    revokeLicence(work, params, body),
  'GET /api/clients/:clientId/licences/:licenceId/file': (work, { params }, { house }) =>
    downloadLicence(work, house.keys.current(), params),
})
