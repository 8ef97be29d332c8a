import { refuse } from '#contracts/refuse.ts'
import type { CheckpointKeys } from '#domain/keys/open-checkpoint-keys.ts'
import { storedDigestAt } from '#platform/audit/chain-places.ts'
import { chainStart, walkAuditChain, type ChainPlace } from '#platform/audit/verify-audit-chain.ts'
import type { Work } from '#platform/work/work.ts'
import { checkpointDigest, signCheckpoint, type Checkpoint } from './checkpoint-jws.ts'
import {
  insertCheckpoint,
  lastCheckpoint,
  lockCheckpoints,
  type CheckpointRow,
} from './checkpoints-table.ts'
import { headOf, keptOf, readStoredCheckpoint } from './verify-audit.ts'

const periodMs = 3_600_000

export type MadeCheckpoint = { readonly jws: string; readonly position: number }

/**
 * A checkpoint at the last sealed line: the newest one where nothing came since, undefined without any line. Signs only
 * what goes on from what was signed before: refuses `audit-broken` when the lines in between were tampered with.
 */
export async function makeCheckpoint(
  work: Work,
  keys: CheckpointKeys,
): Promise<MadeCheckpoint | undefined> {
  work.allow('audit:read')
  await lockCheckpoints(work)
  const row = await lastCheckpoint(work)
  const last = row && (readStoredCheckpoint(row, keys.trust) ?? refuse('audit-broken'))
  if (last && (await storedDigestAt(work, last.position))?.toString('hex') !== last.head)
    refuse('audit-broken')
  const end = await walkAuditChain(work, last ? headOf(last) : chainStart)
  if ('intact' in end) refuse('audit-broken')
  if (end.position === 0) return undefined
  if (row && row.position === end.position) return row
  return writeCheckpoint(work, keys, { row, kept: last ? keptOf(last) : chainStart, end })
}

/** The same by itself, once an hour and only when there is something new. */
export async function makeCheckpointWhenDue(work: Work, keys: CheckpointKeys): Promise<void> {
  const last = await lastCheckpoint(work)
  if (last && work.now.getTime() - last.at.getTime() < periodMs) return
  await makeCheckpoint(work, keys)
}

export async function hasCheckpoints(work: Work): Promise<boolean> {
  return (await lastCheckpoint(work)) !== undefined
}

/** Under the lock of the checkpoints; `row` is the one before. */
export async function writeCheckpoint(
  work: Work,
  keys: CheckpointKeys,
  {
    row,
    kept,
    end,
  }: {
    readonly row: CheckpointRow | undefined
    readonly kept: ChainPlace
    readonly end: ChainPlace
  },
): Promise<MadeCheckpoint> {
  const { position } = end
  const checkpoint: Checkpoint = {
    v: 1,
    house: keys.trust.house,
    position,
    head: end.digest.toString('hex'),
    lines: position - kept.position,
    keptAfter: kept.position,
    keptDigest: kept.digest.toString('hex'),
    sealedAt: work.now.toISOString(),
    previous: row ? checkpointDigest(row.jws) : null,
  }
  const jws = await signCheckpoint(checkpoint, keys)
  await insertCheckpoint(work, { position, at: work.now, kept_after: kept.position, jws })
  return { jws, position }
}
