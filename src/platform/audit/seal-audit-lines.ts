import type { Work } from '#platform/work/work.ts'
import { genesis, sealDigest } from './audit-digest.ts'
import { insertSeals, lastSeal, tryToBeTheSealer, waitingLines } from './audit-table.ts'

const linesMax = 500

/** Chains the lines that wait, in order. Returns how many; 0 when nothing waits or another process seals. */
export async function sealAuditLines(work: Work): Promise<number> {
  if (!(await tryToBeTheSealer(work))) return 0
  const lines = await waitingLines(work, linesMax)
  if (lines.length === 0) return 0

  let { position, digest } = (await lastSeal(work)) ?? { position: 0, digest: genesis }
  const seals = lines.map((line) => {
    position += 1
    digest = sealDigest(digest, line)
    return { position, line_id: line.id, digest }
  })
  await insertSeals(work, seals)
  return seals.length
}
