import { revocationReasons } from '#contracts/licences.ts'
import type { Work } from '#platform/work/work.ts'
import { selectNewest } from './licences-table.ts'

/** Whether the newest licence of that week was revoked by somebody, who then decides about another one by one. */
export async function isStopped(work: Work, clientId: string, week: string): Promise<boolean> {
  const newest = await selectNewest(work, clientId, week)
  const reason = newest?.revokedReason
  return (
    reason !== null && reason !== undefined && revocationReasons.some((each) => each === reason)
  )
}
