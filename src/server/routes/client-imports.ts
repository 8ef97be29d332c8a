import { clientImportEndpoints } from '#contracts/client-imports.ts'
import { withCheckedFile } from '#domain/client-imports/check-import.ts'
import { orderClientImport } from '#domain/client-imports/order-client-import.ts'
import { readClientImport } from '#domain/client-imports/read-client-import.ts'
import { routes } from '../http/bind-routes.ts'

export const clientImportRoutes = routes(clientImportEndpoints, {
  'POST /api/client-imports/dry-run': {
    own: (visit, { body }) =>
      withCheckedFile(visit.house, visit, body.text, async (_work, { check }) => check),
  },
  'POST /api/client-imports': {
    own: (visit, { body }) => withCheckedFile(visit.house, visit, body.text, orderClientImport),
  },
  'GET /api/client-imports/:clientImportId': (work, { params }) =>
    readClientImport(work, params.clientImportId),
})
