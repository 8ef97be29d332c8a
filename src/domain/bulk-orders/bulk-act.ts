import assert from 'node:assert/strict'
import type { BulkAct } from '#contracts/bulk-orders.ts'
import type { BulkOrderRow } from './bulk-orders-table.ts'

/** What an order does, as its row says it. */
export function actOf({ kind, week, renews, givenDistributorId }: BulkOrderRow): BulkAct {
  if (kind === 'distributor') return { kind, distributorId: givenDistributorId }
  if (kind === 'renewal') {
    assert(renews !== null)
    return { kind, on: renews }
  }
  assert(week !== null)
  return { kind, week }
}

/** What the audit log says of it. */
export function actSaid(act: BulkAct): Readonly<Record<string, unknown>> {
  switch (act.kind) {
    case 'issue':
      return { week: act.week }
    case 'renewal':
      return { change: act.kind, renews: act.on }
    case 'distributor':
      return { change: act.kind, newDistributor: act.distributorId }
  }
}
