import { schoolAccountEndpoints, schoolAdministratorEndpoints } from '#contracts/school-accounts.ts'
import {
  approveRequest,
  createAdministrator,
  disableAdministrator,
  inviteAdministratorAgain,
  readAdministrators,
  withdrawRequest,
} from '#domain/school-accounts/administrators.ts'
import {
  acceptRequest,
  changeMember,
  declineRequest,
  disableMember,
  enableMember,
  inviteMember,
  inviteMemberAgain,
  listMembers,
  resetSecondFactor,
} from '#domain/school-accounts/members.ts'
import { routes } from '../http/bind-routes.ts'
import { adminSiteOf } from './places.ts'

export const schoolAdministratorRoutes = routes(schoolAdministratorEndpoints, {
  'GET /api/clients/:clientId/school-administrators': (work, { params }) =>
    readAdministrators(work, params.clientId),
  'POST /api/clients/:clientId/school-administrators': (work, { params, body }, { house }) =>
    createAdministrator(work, adminSiteOf(house), params.clientId, body),
  'POST /api/clients/:clientId/school-administrators/:accountId/invitation': (
    work,
    { params },
    { house },
  ) => inviteAdministratorAgain(work, adminSiteOf(house), params),
  'POST /api/clients/:clientId/school-administrators/:accountId/disabling': (
    work,
    { params },
    { house },
  ) => disableAdministrator(work, adminSiteOf(house), params),
  'POST /api/clients/:clientId/administrator-requests/:requestId/approval': (
    work,
    { params },
    { house },
  ) => approveRequest(work, adminSiteOf(house), params),
  'DELETE /api/clients/:clientId/administrator-requests/:requestId': (work, { params }) =>
    withdrawRequest(work, params),
})

export const schoolAccountRoutes = routes(schoolAccountEndpoints, {
  'GET /api/school/accounts': (work) => listMembers(work),
  'POST /api/school/accounts': (work, { body }, { house }) =>
    inviteMember(work, adminSiteOf(house), body),
  'PUT /api/school/accounts/:accountId': (work, { params, body }) =>
    changeMember(work, params.accountId, body),
  'POST /api/school/accounts/:accountId/invitation': (work, { params }, { house }) =>
    inviteMemberAgain(work, adminSiteOf(house), params.accountId),
  'POST /api/school/accounts/:accountId/second-factor-reset': (work, { params }, { house }) =>
    resetSecondFactor(work, adminSiteOf(house), params.accountId),
  'POST /api/school/accounts/:accountId/disabling': (work, { params }) =>
    disableMember(work, params.accountId),
  'DELETE /api/school/accounts/:accountId/disabling': (work, { params }) =>
    enableMember(work, params.accountId),
  'POST /api/school/administrator-requests/:requestId/approval': (work, { params }, { house }) =>
    acceptRequest(work, adminSiteOf(house), params.requestId),
  'POST /api/school/administrator-requests/:requestId/refusal': (work, { params }) =>
    declineRequest(work, params.requestId),
})
