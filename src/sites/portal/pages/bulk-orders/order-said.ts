import type { BulkOrder } from '#contracts/bulk-orders.ts'
import { changeSaid, issueSaid, undoSaid } from '#sites/texts/bulk-orders.ts'

/** The words for what an order does. */
export function saidOf({ act, undoes }: Pick<BulkOrder, 'act' | 'undoes'>): typeof issueSaid {
  if (undoes !== null) return undoSaid
  return act.kind === 'issue' ? issueSaid : changeSaid[act.kind]
}

/** For how many clients it did what it is for. */
export function fulfilledOf({ outcomes }: Pick<BulkOrder, 'outcomes'>): number {
  return outcomes.issued ?? outcomes.changed ?? 0
}
