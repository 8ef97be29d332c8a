import type { TransferOutcome, TransferState } from '#contracts/transfers.ts'
import type { ServiceState } from '#contracts/online-service.ts'

/** What the state of a school's transfers is told from. */
export type TransferFacts = {
  /** Undefined for a client without a service. */
  readonly service: ServiceState | undefined
  /** The last transfer that was opened. */
  readonly last: { readonly outcome: TransferOutcome; readonly lastMessageAt: Date } | null
  /** The last end of one that ended well. */
  readonly lastEnd: Date | null
  /** Something waits for a yes. */
  readonly isHeld: boolean
}

/** A transfer of which nothing came for that long is interrupted. */
export const silenceMs = 15 * 60_000

/**
 * Where a school stands, first that applies; see docs/replication.md. True at `now` when nothing arrives any more.
 * Without an end for `lateAfterMs` it is late: see `thresholdsInForce`.
 */
export function transferStateOf(
  facts: TransferFacts,
  now: Date,
  lateAfterMs: number,
): TransferState {
  const { service, last, lastEnd, isHeld } = facts
  if (service === 'suspended') return 'suspended'
  if (last === null) return 'never'
  const outcome = outcomeAt(last, now)
  if (outcome === 'running') return 'running'
  if (isHeld) return 'held'
  if (outcome === 'failed' || outcome === 'interrupted') return outcome
  return isLate(lastEnd, now, lateAfterMs) ? 'late' : 'up-to-date'
}

/** One that runs and of which nothing is heard any more is interrupted, before anybody has noted it. */
export function outcomeAt(
  { outcome, lastMessageAt }: { readonly outcome: TransferOutcome; readonly lastMessageAt: Date },
  now: Date,
): TransferOutcome {
  const isSilent = now.getTime() - lastMessageAt.getTime() >= silenceMs
  return outcome === 'running' && isSilent ? 'interrupted' : outcome
}

function isLate(lastEnd: Date | null, now: Date, lateAfterMs: number): boolean {
  return lastEnd === null || now.getTime() - lastEnd.getTime() > lateAfterMs
}
