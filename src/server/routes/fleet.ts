import { fleetEndpoints } from '#contracts/fleet.ts'
import { readFleet } from '#domain/clients/read-fleet.ts'
import { readFleetYear } from '#domain/transfers/read-fleet-year.ts'
import { routes } from '../http/bind-routes.ts'

export const fleetRoutes = routes(fleetEndpoints, {
  'GET /api/fleet': (work) => readFleet(work),
  'GET /api/fleet/year': (work) => readFleetYear(work),
})
