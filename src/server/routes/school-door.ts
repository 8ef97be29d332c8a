import { schoolDoorEndpoints } from '#contracts/sign-in.ts'
import { requireSchoolAddress } from '#domain/school-accounts/require-address.ts'
import { askMailChange, confirmMailChange } from '#domain/sign-in/change-mail.ts'
import { schoolAccountOf } from '#domain/sign-in/read-account.ts'
import { readSchoolSession } from '#domain/supervision/read-school-session.ts'
import { passDoor } from '#domain/throttle/throttle.ts'
import { openWork } from '#platform/work/open-work.ts'
import { routes } from '../http/bind-routes.ts'
import { doorHandlers } from './door.ts'
import { adminFactorsOf, adminSiteOf } from './places.ts'
import { askSecondFactor, secondFactorHandlers } from './second-factor.ts'

export const schoolDoorRoutes = routes(schoolDoorEndpoints, {
  ...doorHandlers(adminSiteOf, schoolAccountOf, askSecondFactor(adminSiteOf)),
  ...secondFactorHandlers(adminFactorsOf, schoolAccountOf),
  'GET /api/session': (work) => readSchoolSession(work),
  'POST /api/session/mail-changes': {
    own: (visit, { body }) =>
      askMailChange(visit.house, adminSiteOf(visit.house), visit, body, requireSchoolAddress),
  },
  'POST /api/mail-changes/use': {
    own: async (visit, { body }) => {
      const { house } = visit
      await openWork(house, visit, (work) => passDoor(work, 'link'))
      return openWork(house, visit, (work) =>
        confirmMailChange(work, adminSiteOf(house), body.token, requireSchoolAddress),
      )
    },
  },
})
