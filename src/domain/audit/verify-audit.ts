import type { AuditVerdict, BrokenAudit } from '#contracts/audit.ts'
import {
  chainStart,
  verifyAuditChain,
  type ChainPlace,
} from '#platform/audit/verify-audit-chain.ts'
import type { Work } from '#platform/work/work.ts'
import {
  checkpointDigest,
  readCheckpoint,
  type Believed,
  type Checkpoint,
} from './checkpoint-jws.ts'
import { checkpointsAfter, holdCheckpoints, type CheckpointRow } from './checkpoints-table.ts'

const rowsAtOnce = 1000

/**
 * Reads all the stored checkpoints, then the whole chain, which must begin where the newest one says and come through
 * each of them. A tail cut off together with its checkpoints is what only one kept elsewhere shows.
 */
export async function verifyAudit(work: Work, believed: Believed): Promise<AuditVerdict> {
  work.allow('audit:read')
  await holdCheckpoints(work)
  const stored = await readStored(work, believed)
  if ('intact' in stored) return stored
  const { kept, marks, count, last } = stored
  const chain = await verifyAuditChain(work, kept, marks)
  if (!chain.intact) return chain
  return {
    ...chain,
    dropped: kept.position,
    checkpoints: count,
    lastCheckpoint: last && { at: last.sealedAt, position: last.position },
  }
}

/** What a stored checkpoint says, when its signature holds and its row says the same. */
export function readStoredCheckpoint(
  { position, at, kept_after, jws }: CheckpointRow,
  believed: Believed,
): Checkpoint | undefined {
  const said = readCheckpoint(jws, believed)
  const same =
    said?.position === position &&
    said.keptAfter === kept_after &&
    said.sealedAt === at.toISOString()
  return same ? said : undefined
}

export function headOf({ position, head }: Checkpoint): ChainPlace {
  return { position, digest: Buffer.from(head, 'hex') }
}

export function keptOf({ keptAfter, keptDigest }: Checkpoint): ChainPlace {
  return { position: keptAfter, digest: Buffer.from(keptDigest, 'hex') }
}

type Stored = {
  readonly kept: ChainPlace
  readonly marks: readonly ChainPlace[]
  readonly count: number
  readonly last: Checkpoint | null
}

async function readStored(work: Work, believed: Believed): Promise<Stored | BrokenAudit> {
  let kept = chainStart
  let marks: ChainPlace[] = []
  let count = 0
  let last: Checkpoint | null = null
  let previous: string | null = null
  for (;;) {
    const rows: readonly CheckpointRow[] = await checkpointsAfter(
      work,
      last?.position ?? 0,
      rowsAtOnce,
    )
    for (const row of rows) {
      const broken = (what: BrokenAudit['what']): BrokenAudit => ({
        intact: false,
        lines: 0,
        position: row.position,
        what,
      })
      const said = readStoredCheckpoint(row, believed)
      if (said === undefined) return broken('checkpoint-forged')
      if (said.previous !== previous || !follows(kept, marks, said))
        return broken('checkpoint-broken')
      kept = keptOf(said)
      marks = marks.filter(({ position }) => position > kept.position)
      marks.push(headOf(said))
      previous = checkpointDigest(row.jws)
      count += 1
      last = said
    }
    if (rows.length < rowsAtOnce) return { kept, marks, count, last }
  }
}

/** What was dropped stays so, with the digest that it had. */
function follows(kept: ChainPlace, marks: readonly ChainPlace[], said: Checkpoint): boolean {
  const now = keptOf(said)
  const known = [kept, ...marks].find(({ position }) => position === now.position)
  return now.position >= kept.position && known?.digest.equals(now.digest) !== false
}
