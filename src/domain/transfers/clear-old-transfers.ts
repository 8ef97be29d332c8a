import { setImmediate as nextTurn } from 'node:timers/promises'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { fleetZone } from './count-transfer-days.ts'
import { deleteTransfersBefore } from './old-transfers-table.ts'

/** The page shows 90 days of the school's clock, one of which may have 25 hours. */
const keptMs = 91 * 24 * 3_600_000
const atOnce = 500
const turnsMax = 200

const theHouse = { actor: { kind: 'system' }, address: null } as const

/**
 * Clears the transfers that no page shows and no count needs any more, in short transactions: between two of them
 * whoever waits gets a turn. Several servers share them out. What is left after the last turn waits for the next time.
 */
export async function clearOldTransfers(
  foundation: Foundation,
  isClosing: () => boolean,
): Promise<void> {
  for (let turn = 0; turn < turnsMax && !isClosing(); turn += 1) {
    if ((await openWork(foundation, theHouse, clearSomeTransfers)) < atOnce) return
    await nextTurn()
  }
}

/** 500 at most. Gives how many. */
export function clearSomeTransfers(work: Work): Promise<number> {
  const before = new Date(work.now.getTime() - keptMs)
  return deleteTransfersBefore(work, { before, zone: fleetZone, max: atOnce })
}
