import { bulkOrderEndpoints } from '#contracts/bulk-orders.ts'
import { foreseeBulkOrder, placeBulkOrder } from '#domain/bulk-orders/place-bulk-order.ts'
import { readBulkOrder } from '#domain/bulk-orders/read-bulk-order.ts'
import { undoBulkOrder } from '#domain/bulk-orders/undo-bulk-order.ts'
import { routes } from '../http/bind-routes.ts'
import { issuerOf } from '../issuer-of.ts'

export const bulkOrderRoutes = routes(bulkOrderEndpoints, {
  'POST /api/bulk-orders/dry-run': (work, { body }) => foreseeBulkOrder(work, body),
  'POST /api/bulk-orders': (work, { body }, { house }) =>
    placeBulkOrder(work, issuerOf(house), body),
  'GET /api/bulk-orders/:bulkOrderId': (work, { params }) =>
    readBulkOrder(work, params.bulkOrderId),
  'POST /api/bulk-orders/:bulkOrderId/undo': (work, { params }) =>
    undoBulkOrder(work, params.bulkOrderId),
})
