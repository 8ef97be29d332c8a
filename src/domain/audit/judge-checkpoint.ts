import { chainEnd, storedDigestAt } from '#platform/audit/chain-places.ts'
import type { Work } from '#platform/work/work.ts'
import { readCheckpoint, type Believed } from './checkpoint-jws.ts'
import { checkpointAt, holdCheckpoints } from './checkpoints-table.ts'

/** How the log stands to a checkpoint that was kept elsewhere. */
export type CheckpointJudgement =
  | { readonly what: 'unreadable' }
  | {
      readonly what: 'holds' | 'tail-cut' | 'chain-rewritten' | 'checkpoint-missing'
      readonly position: number
      /** ISO 8601. */
      readonly sealedAt: string
      /** Of the last line there is. */
      readonly end: number
    }

/**
 * Whether the log still comes through a checkpoint: says nothing of the lines themselves, which `verifyAudit` reads
 * against the same digests. One of lines since dropped must still be among the stored ones.
 */
export async function judgeCheckpoint(
  work: Work,
  text: string,
  believed: Believed,
): Promise<CheckpointJudgement> {
  work.allow('audit:read')
  await holdCheckpoints(work)
  const jws = text.trim()
  const said = readCheckpoint(jws, believed)
  if (said === undefined) return { what: 'unreadable' }
  const { position, sealedAt, head } = said
  const end = await chainEnd(work)
  const judged = (what: 'holds' | 'tail-cut' | 'chain-rewritten' | 'checkpoint-missing') => ({
    what,
    position,
    sealedAt,
    end,
  })
  if (end < position) return judged('tail-cut')
  const digest = await storedDigestAt(work, position)
  if (digest !== undefined && digest.toString('hex') !== head) return judged('chain-rewritten')
  return judged((await checkpointAt(work, position)) === jws ? 'holds' : 'checkpoint-missing')
}
