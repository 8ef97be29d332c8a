import type { Work } from '#platform/work/work.ts'
import { countWaiting } from './audit-table.ts'

/** Lines that are not in the chain yet: a second's worth, while somebody seals. */
export async function countWaitingLines(work: Work): Promise<number> {
  return countWaiting(work)
}
