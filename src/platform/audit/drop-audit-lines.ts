import type { Work } from '#platform/work/work.ts'
import { becomeTheSealer, deleteSealed } from './audit-table.ts'
import { sealAuditLines } from './seal-audit-lines.ts'

const linesAtOnce = 2000

/** Chains all that waits, what this work wrote too, without leaving it to the next round. */
export async function sealAllAuditLines(work: Work): Promise<void> {
  await becomeTheSealer(work)
  while ((await sealAuditLines(work)) > 0);
}

/** Removes lines of the chain, both ends included; the database refuses it unless the newest checkpoint lets them go. */
export async function dropAuditLines(work: Work, first: number, last: number): Promise<void> {
  for (let at = first; at <= last; at += linesAtOnce)
    await deleteSealed(work, at, Math.min(at + linesAtOnce - 1, last))
}
