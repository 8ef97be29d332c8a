import { renewalEndpoints } from '#contracts/renewal.ts'
import { readNextWeek } from '#domain/clients/next-week.ts'
import { routes } from '../http/bind-routes.ts'

export const renewalRoutes = routes(renewalEndpoints, {
  'GET /api/next-week': (work, { query }) => readNextWeek(work, query.distributor),
})
