import { keyEndpoints } from '#contracts/keys.ts'
import { readKeyState } from '#domain/licences/read-key-state.ts'
import { routes } from '../http/bind-routes.ts'

export const keyRoutes = routes(keyEndpoints, {
  'GET /api/keys': (work, _, { house }) =>
    readKeyState(work, house.keys.current(), house.config.keysDir),
})
