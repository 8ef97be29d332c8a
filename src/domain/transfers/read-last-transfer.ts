import type { TransferOutcome } from '#contracts/transfers.ts'
import type { Work } from '#platform/work/work.ts'
import { selectTransfers } from './transfers-table.ts'

/** The last that ended, of a client that was already reached: the one that runs is the newest, if any does. */
export async function readLastTransfer(
  work: Work,
  clientId: string,
): Promise<{ endedAt: string; outcome: TransferOutcome } | null> {
  const rows = await selectTransfers(work, clientId, 2)
  const last = rows.find(({ endedAt }) => endedAt !== null)
  if (last === undefined || last.endedAt === null) return null
  return { endedAt: last.endedAt.toISOString(), outcome: last.outcome }
}
