import { signInEndpoints } from '#contracts/sign-in.ts'
import { readAccount, staffAccountOf } from '#domain/sign-in/read-account.ts'
import { routes } from '../http/bind-routes.ts'
import { doorHandlers } from './door.ts'
import { portalFactorsOf, portalOf } from './places.ts'
import { askSecondFactor, secondFactorHandlers } from './second-factor.ts'

export const signInRoutes = routes(signInEndpoints, {
  ...doorHandlers(portalOf, staffAccountOf, askSecondFactor(portalOf)),
  ...secondFactorHandlers(portalFactorsOf, staffAccountOf),
  'GET /api/session': (work) => readAccount(work),
})
