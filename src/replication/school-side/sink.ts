import type { Operation, Quarantine } from '../operations/operation.ts'
import type { Mark } from '../messages/mark.ts'
import type { Fingerprint } from '../rows/fingerprint.ts'
import type { RowHash } from '../rows/row-hash.ts'

/**
 * Writes into the school's base what came from online, with a ledger of it kept in that same base. A base that
 * was restored has lost both together, so that the operation is brought again; a row that the secretary
 * deleted has its operation in the ledger still, and is left alone.
 */
export type Sink = {
  /** Of the ledger, over `operationHash`. */
  fingerprint(): Promise<Fingerprint>
  hashes(): Promise<readonly RowHash[]>
  /** Whole, to be given back to an online side that lost them. */
  read(hashes: readonly RowHash[]): Promise<readonly Operation[]>
  /**
   * Applies them in order of (`at`, `id`) in one transaction with their lines of the ledger; one that is in the
   * ledger already changes nothing, nor does one older than another of the same key that was applied. What
   * the base does not take is quarantined and tried again at each call, these included; a call without
   * operations tries those only. Answers with everything that is in quarantine afterwards.
   */
  apply(operations: readonly Operation[]): Promise<readonly Quarantine[]>
  /** The end of the last transfer that this base knows of; null for none. */
  readMark(): Promise<Mark | null>
  writeMark(mark: Mark): Promise<void>
}
