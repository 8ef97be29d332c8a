import { signInEndpoints } from '#contracts/sign-in.ts'
import { readAccount, staffAccountOf } from '#domain/sign-in/read-account.ts'
import { routes } from '../http/bind-routes.ts'
import { portalOf } from './places.ts'
import { doorHandlers } from './door.ts'

export const signInRoutes = routes(signInEndpoints, {
  ...doorHandlers(portalOf, staffAccountOf),
  'GET /api/session': (work) => readAccount(work),
})
