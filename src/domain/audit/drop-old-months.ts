import { localDate, startOfDay } from '#base/calendar.ts'
import { refuse } from '#contracts/refuse.ts'
import type { CheckpointKeys } from '#domain/keys/open-checkpoint-keys.ts'
import { lastPlaceBefore, storedDigestAt } from '#platform/audit/chain-places.ts'
import { dropAuditLines, sealAllAuditLines } from '#platform/audit/drop-audit-lines.ts'
import { walkAuditChain } from '#platform/audit/verify-audit-chain.ts'
import type { Work } from '#platform/work/work.ts'
import { lastCheckpoint, lockCheckpoints } from './checkpoints-table.ts'
import { writeCheckpoint } from './make-checkpoint.ts'
import { verifyAudit } from './verify-audit.ts'

/** The months of the publisher, whose people read the log. */
const zone = 'Europe/Paris'

/**
 * Drops the sealed months that are over for longer than `monthsKept`. What goes is first read again, then a line says
 * what went, and a signed checkpoint says where the chain begins from now on, over that line too: whoever has SQL alone
 * can make neither. Returns how many lines went; refuses `audit-broken`, for evidence of a tampering is not thrown away.
 */
export async function dropOldMonths(
  work: Work,
  keys: CheckpointKeys,
  monthsKept: number,
): Promise<number> {
  work.allow('audit:read')
  const month = localDate(work.now, zone).with({ day: 1 }).subtract({ months: monthsKept })
  const before = startOfDay(month.toString(), zone)
  await lockCheckpoints(work)
  const row = await lastCheckpoint(work)
  const keptAfter = row?.kept_after ?? 0
  const last = await lastPlaceBefore(work, before)
  if (last <= keptAfter) return 0

  if (!(await verifyAudit(work, keys.trust)).intact) refuse('audit-broken')
  const digest = (await storedDigestAt(work, last)) ?? refuse('audit-broken')
  const kept = { position: last, digest }
  const rows = last - keptAfter
  await work.audit('audit-months-dropped', {
    details: {
      rows,
      droppedBefore: month.toString(),
      position: last,
      head: digest.toString('hex'),
    },
  })
  await sealAllAuditLines(work)
  const end = await walkAuditChain(work, kept)
  if ('intact' in end) refuse('audit-broken')
  await writeCheckpoint(work, keys, { row, kept, end })
  await dropAuditLines(work, keptAfter + 1, last)
  return rows
}
