import type { Work } from '#platform/work/work.ts'
import { deleteBulkOrdersBefore } from './bulk-orders-table.ts'

const keptMs = 30 * 24 * 3_600_000

/** Nothing to keep: the register and the audit log say what became of each client. */
export async function clearOldBulkOrders(work: Work): Promise<void> {
  await deleteBulkOrdersBefore(work, new Date(work.now.getTime() - keptMs))
}
