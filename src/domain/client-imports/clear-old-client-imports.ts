import type { Work } from '#platform/work/work.ts'
import { deleteClientImportsBefore } from './client-imports-table.ts'

const keptMs = 30 * 24 * 3_600_000

/** Nothing to keep: the audit log says which clients were created, and by whom. */
export async function clearOldClientImports(work: Work): Promise<void> {
  await deleteClientImportsBefore(work, new Date(work.now.getTime() - keptMs))
}
