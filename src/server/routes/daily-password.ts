import { dailyPasswordEndpoints } from '#contracts/daily-password.ts'
import { readMaintenanceEvents } from '#domain/daily-password/maintenance-events.ts'
import { revealPassword } from '#domain/daily-password/reveal-password.ts'
import { revealClientPassword } from '#domain/licences/reveal-client-password.ts'
import { routes } from '../http/bind-routes.ts'

export const dailyPasswordRoutes = routes(dailyPasswordEndpoints, {
  'POST /api/daily-password/reveals': (work, { body }, { house }) =>
    revealPassword(work, house.keys.current(), body.distributorId),
  'POST /api/clients/:clientId/daily-password-reveals': (work, { params }, { house }) =>
    revealClientPassword(work, house.keys.current(), params.clientId),
  'GET /api/clients/:clientId/maintenance': (work, { params }) =>
    readMaintenanceEvents(work, params.clientId),
})
