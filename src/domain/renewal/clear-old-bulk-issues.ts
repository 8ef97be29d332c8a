import type { Work } from '#platform/work/work.ts'
import { deleteBulkIssuesBefore } from './bulk-issues-table.ts'

const keptMs = 30 * 24 * 3_600_000

/** Nothing to keep: the register and the audit log say what became of each client. */
export async function clearOldBulkIssues(work: Work): Promise<void> {
  await deleteBulkIssuesBefore(work, new Date(work.now.getTime() - keptMs))
}
