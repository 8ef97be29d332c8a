import { distributorEndpoints } from '#contracts/distributors.ts'
import { createDistributor } from '#domain/distributors/create-distributor.ts'
import { listDistributors } from '#domain/distributors/list-distributors.ts'
import { renameDistributor } from '#domain/distributors/rename-distributor.ts'
import { routes } from '../http/bind-routes.ts'

export const distributorRoutes = routes(distributorEndpoints, {
  'GET /api/distributors': (work) => listDistributors(work),
  'POST /api/distributors': (work, { body }) => createDistributor(work, body.name),
  'PUT /api/distributors/:distributorId': (work, { params, body }) =>
    renameDistributor(work, params.distributorId, body.name),
})
