import { renewalEndpoints } from '#contracts/renewal.ts'
import { readNextWeek } from '#domain/clients/next-week.ts'
import { foreseeBulkIssue, orderBulkIssue } from '#domain/renewal/order-bulk-issue.ts'
import { readBulkIssue } from '#domain/renewal/read-bulk-issue.ts'
import { routes } from '../http/bind-routes.ts'
import { issuerOf } from '../issuer-of.ts'

export const renewalRoutes = routes(renewalEndpoints, {
  'GET /api/next-week': (work, { query }) => readNextWeek(work, query.distributor),
  'POST /api/bulk-issues/dry-run': (work, { body }) => foreseeBulkIssue(work, body),
  'POST /api/bulk-issues': (work, { body }, { house }) =>
    orderBulkIssue(work, issuerOf(house), body),
  'GET /api/bulk-issues/:bulkIssueId': (work, { params }) =>
    readBulkIssue(work, params.bulkIssueId),
})
