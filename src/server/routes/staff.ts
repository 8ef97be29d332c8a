import { staffEndpoints } from '#contracts/staff.ts'
import { changeStaff, disableStaff, enableStaff } from '#domain/staff/change-staff.ts'
import { inviteAgain, inviteStaff } from '#domain/staff/invite-staff.ts'
import { listStaff } from '#domain/staff/list-staff.ts'
import { resetStaffFactors } from '#domain/staff/reset-factors.ts'
import { routes } from '../http/bind-routes.ts'
import { portalOf } from './places.ts'

export const staffRoutes = routes(staffEndpoints, {
  'GET /api/staff': (work) => listStaff(work),
  'POST /api/staff': (work, { body }, { house }) => inviteStaff(work, portalOf(house), body),
  'PUT /api/staff/:staffId': (work, { params, body }) => changeStaff(work, params.staffId, body),
  'POST /api/staff/:staffId/invitation': (work, { params }, { house }) =>
    inviteAgain(work, portalOf(house), params.staffId),
  'POST /api/staff/:staffId/second-factor-reset': (work, { params }, { house }) =>
    resetStaffFactors(work, portalOf(house), params.staffId),
  'POST /api/staff/:staffId/disabling': (work, { params }) => disableStaff(work, params.staffId),
  'DELETE /api/staff/:staffId/disabling': (work, { params }) => enableStaff(work, params.staffId),
})
