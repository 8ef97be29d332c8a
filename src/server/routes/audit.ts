import { auditEndpoints } from '#contracts/audit.ts'
import { exportAudit } from '#domain/audit/export-audit.ts'
import { exportCheckpoint } from '#domain/audit/export-checkpoint.ts'
import { readAuditLog } from '#domain/audit/read-audit.ts'
import { verifyAudit } from '#domain/audit/verify-audit.ts'
import { routes } from '../http/bind-routes.ts'

export const auditRoutes = routes(auditEndpoints, {
  'GET /api/audit': (work, { query }) => readAuditLog(work, query),
  'GET /api/audit/lines': (work, { query }) => exportAudit(work, query),
  'GET /api/audit/integrity': (work, _, { house }) => verifyAudit(work, house.checkpointKeys.trust),
  'GET /api/audit/checkpoint': (work, _, { house }) => exportCheckpoint(work, house.checkpointKeys),
})
