import type { Work } from '#platform/work/work.ts'
import { countRunning } from './transfers-table.ts'

/** Transfers under way, of all schools. */
export async function countRunningTransfers(work: Work): Promise<number> {
  return countRunning(work)
}
