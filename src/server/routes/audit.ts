import { auditEndpoints } from '#contracts/audit.ts'
import { exportAudit } from '#domain/audit/export-audit.ts'
import { readAuditLog, verifyAudit } from '#domain/audit/read-audit.ts'
import { routes } from '../http/bind-routes.ts'

export const auditRoutes = routes(auditEndpoints, {
  'GET /api/audit': (work, { query }) => readAuditLog(work, query),
  'GET /api/audit/lines': (work, { query }) => exportAudit(work, query),
  'GET /api/audit/integrity': (work) => verifyAudit(work),
})
