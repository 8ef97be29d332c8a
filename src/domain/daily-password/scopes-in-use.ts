import type { Work } from '#platform/work/work.ts'
import { scopeOfClients } from './password-scope.ts'
import { selectScopesInUse } from './verifiers-table.ts'

/** The scopes of the clients that a contract covers. */
export async function scopesInUse(work: Work): Promise<readonly string[]> {
  work.allow('licences:read')
  const rows = await selectScopesInUse(work)
  return rows.map(({ distributorId }) => scopeOfClients(distributorId))
}
