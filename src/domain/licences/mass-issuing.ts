import type { Work } from '#platform/work/work.ts'
import { holdMassIssuing } from './living-licences-table.ts'

/** So many clients in one transaction: whoever works meanwhile waits for a moment only. */
export const clientsAtOnce = 10

/**
 * Works that lock many clients follow each other: renewal, an order for a whole filter and what a revoked key
 * leaves to do would otherwise wait for one another for ever.
 */
export async function waitForMassIssuing(work: Work): Promise<void> {
  await holdMassIssuing(work)
}
