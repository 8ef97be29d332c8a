import { signInEndpoints } from '#contracts/sign-in.ts'
import { readAccount, staffAccountOf } from '#domain/sign-in/read-account.ts'
import { entryOf } from '#domain/sign-in/sign-in.ts'
import { routes } from '../http/bind-routes.ts'
import { portalOf } from './places.ts'
import { doorHandlers } from './door.ts'

export const signInRoutes = routes(signInEndpoints, {
  ...doorHandlers(portalOf, staffAccountOf, (_, step) => staffAccountOf(entryOf(step).account)),
  'GET /api/session': (work) => readAccount(work),
})
