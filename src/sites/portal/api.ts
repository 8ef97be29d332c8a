import type { AuditFilter } from '#contracts/audit.ts'
import type { ClientExport } from '#contracts/clients.ts'
import type { PortalApi } from '#contracts/sites.ts'
import { pathOf } from '#contracts/typed-client.ts'
import { siteApi } from '#sites/ui/site-api.ts'

export const api = siteApi<PortalApi>()

/** Where the browser downloads a licence file. */
export function licenceFilePath(clientId: string, licenceId: string): string {
  const params = { clientId, licenceId }
  return pathOf('/api/clients/:clientId/licences/:licenceId/file', { params })
}

/** Where the browser downloads all that would disappear of a held collection. */
export function heldRowsPath(clientId: string, collection: string): string {
  return pathOf('/api/clients/:clientId/held/:collection/rows', {
    params: { clientId, collection },
  })
}

/** Where the browser downloads the clients of a filter. */
export function clientsExportPath(query: Partial<ClientExport>): string {
  return pathOf('/api/clients.csv', { query })
}

/** Where the browser downloads the filtered lines of the audit log. */
export function auditExportPath(query: AuditFilter): string {
  return pathOf('/api/audit/lines', { query })
}

/** Where the browser downloads a signed checkpoint of the audit log. */
export const checkpointPath = pathOf('/api/audit/checkpoint', {})
