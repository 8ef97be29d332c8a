import type { Module } from '#contracts/licences.ts'
import type { Collection } from '../catalogue/collection.ts'
import type { Mark } from '../messages/mark.ts'
import type { TransferFailure } from '../messages/shapes.ts'
import type { Operation, Quarantine } from '../operations/operation.ts'
import type { ShortHash, ShortHashes } from '../reconciliation/short-hash.ts'
import type { Row } from '../rows/check-row.ts'
import type { Fingerprint } from '../rows/fingerprint.ts'
import type { RowHash, SchoolKey } from '../rows/row-hash.ts'

/** What the online side keeps of one school. All of one message happens in one transaction. */
export type Store = {
  /** Locks the school until the transaction ends: of two messages the second waits. */
  lockSession(): Promise<Session>
  saveSession(session: Session): Promise<void>
  /** Whether a transfer of this identifier was ever opened here. */
  knowsTransfer(id: string): Promise<boolean>
  readKey(): Promise<SchoolKey>
  /** Undoes what `act` did when it throws, and throws on. */
  attempt<Result>(act: () => Promise<Result>): Promise<Result>

  readHead(collection: Collection): Promise<Head>
  /** The published or staged short hashes, in order. */
  shortHashes(collection: Collection, of: 'published' | 'staged'): Promise<ShortHashes>

  /** Puts rows among the staged ones, each in the place of another of its key. */
  stage(collection: Collection, rows: readonly StagedRow[]): Promise<Fingerprint>
  unstage(collection: Collection, ids: readonly ShortHash[] | 'all'): Promise<Fingerprint>
  /** Adds to what is to be removed at publication, whether published or not. */
  markForRemoval(collection: Collection, ids: readonly ShortHash[]): Promise<Fingerprint>
  clearRemovals(collection: Collection): Promise<void>

  /** How many published keys a publication would make disappear. */
  countDisappearing(collection: Collection, replace: boolean): Promise<number>
  /**
   * Publishes: removes what is marked, then puts what is staged in place, each row where its key is; or, with
   * `replace`, what is staged becomes all that is published. Nothing is staged or held afterwards. Gives the
   * head, computed from the hashes of the rows as they were stored.
   */
  publish(collection: Collection, replace: boolean): Promise<Published>
  /**
   * Hides published rows whose parent is not published and shows those whose parent is there again: of the
   * collections named and of their children. Gives how many rows became hidden.
   */
  settleOrphans(published: readonly Collection[]): Promise<number>
  /** Computes the head again from the bodies of the rows, hashes included. */
  recount(collection: Collection): Promise<Fingerprint>

  hold(collection: Collection, held: Held): Promise<void>
  dropHeld(collection: Collection): Promise<void>
  countHeld(): Promise<number>

  operationsFingerprint(): Promise<Fingerprint>
  operationHashes(): Promise<ShortHashes>
  readOperations(ids: readonly ShortHash[]): Promise<readonly Operation[]>
  /** Takes back what a restored online side lost; one that it has changes nothing. */
  takeBack(operations: readonly Operation[]): Promise<void>
  /** All that is in quarantine now; what was and is not in the list arrived. */
  noteQuarantine(quarantine: readonly Quarantine[]): Promise<void>
  /**
   * If the operations are exactly those of the ledger, all that is not in quarantine arrived. Compared and noted in one
   * step: one that is entered meanwhile is not among them.
   */
  noteArrived(ledger: Fingerprint): Promise<void>

  readonly register: Register
}

/** What people see of transfers. */
export type Register = {
  begin(transfer: {
    readonly id: string
    readonly fence: number
    readonly mode: 'automatic' | 'manual' | 'ordered'
    readonly complete: boolean
    readonly modules: readonly Module[]
    /** What the marks say was restored. */
    readonly restored: readonly Restored[]
  }): Promise<void>
  /** Something was staged: `records` of `total` rows of one collection. */
  progress(collection: Collection, records: number, total: number): Promise<void>
  moduleDone(
    module: Module,
    end: {
      readonly sent: number
      readonly removed: number
      readonly held: readonly (HeldSize & { readonly name: string })[]
      /** Something had to be compared, or all of it replaced. */
      readonly cycle: Cycle
      readonly hidden: number
    },
  ): Promise<void>
  /** Somebody said yes to the last of a module that was held: all that was brought of it is published. */
  heldArrived(module: Module): Promise<void>
  moduleFailed(module: Module, failure: TransferFailure): Promise<void>
  /** Operations given to the school. */
  given(operations: readonly Operation[]): Promise<void>
  end(
    outcome: 'done' | 'held' | 'failed' | 'superseded',
    failure: TransferFailure | null,
  ): Promise<void>
}

/** How a module was brought up to date: from what was known, by comparing, or from nothing. */
export type Cycle = 'normal' | 'reconciled' | 'first'
export type Restored = 'base' | 'online' | 'notebook'

export type Session = {
  readonly fence: number
  /** The last transfer that was opened; null before the first. */
  readonly transfer: string | null
  readonly isOpen: boolean
  readonly number: number
  /** SHA-256 of the last message's body, and what it was answered with; null for one that only reads. */
  readonly digest: string
  readonly answer: unknown
  /** Of the last transfer that changed something and ended well. */
  readonly mark: Mark | null
  /** What the mark becomes when the one that is open does. */
  readonly next: Mark | null
  /** The installation that transfers for this school; null until one does. */
  readonly installation: string | null
}

export type Head = {
  readonly version: number | null
  readonly published: Fingerprint
  readonly staged: Fingerprint
  readonly stagedUpTo: string | null
  readonly removals: Fingerprint
  readonly held: Held | null
}

export type HeldSize = { readonly disappearing: number; readonly of: number }

/** A publication that waits for somebody's yes: exactly from this to this, with exactly what is staged. */
export type Held = HeldSize & {
  readonly version: number
  readonly base: Fingerprint
  readonly target: Fingerprint
  readonly staged: Fingerprint
  readonly removals: Fingerprint
  readonly replace: boolean
}

export type StagedRow = { readonly key: string; readonly hash: RowHash; readonly row: Row }

export type Published = {
  readonly fingerprint: Fingerprint
  readonly sent: number
  readonly removed: number
}
