import type { Module } from '#contracts/licences.ts'
import type { Mark } from '../messages/mark.ts'
import type { Row } from '../rows/check-row.ts'
import type { Fingerprint } from '../rows/fingerprint.ts'
import type { RowHash, SchoolKey } from '../rows/row-hash.ts'

/**
 * What the agent keeps of its own, beside the school's base: a shadow (what it believes the online side
 * holds) and a spool (a snapshot on its way). It only saves time: without it a transfer costs one
 * reconciliation. A damaged one is thrown away by whoever opens it.
 */
export type Notebook = {
  readKey(): Promise<SchoolKey | null>
  /** Another key makes the shadow worthless: it is forgotten. */
  writeKey(key: SchoolKey): Promise<void>
  readMark(): Promise<Mark | null>
  writeMark(mark: Mark): Promise<void>

  /** Of the shadow, by collection; one that is not there is empty. */
  readShadow(): Promise<ReadonlyMap<string, Believed>>
  /** Empties the spool of a collection, and fills it. Nothing of it need survive the end of the process. */
  openSpool(collection: string): Promise<SpoolWriter>

  /** What of the spool differs from the shadow becomes wanted, and what the spool lacks to be removed. */
  compareWithShadow(collection: string): Promise<void>
  /** The rows of these short hashes become wanted, and these short hashes to be removed. */
  want(
    collection: string,
    ids: { readonly rows: ReadonlySet<string> | 'all'; readonly removals: readonly string[] },
  ): Promise<void>
  /** Of all rows of the spool. */
  spooledHashes(collection: string): Promise<readonly RowHash[]>
  /** Of the wanted rows whose key is not greater than `upTo`, by bytes of UTF-8. */
  wantedHashes(collection: string, upTo: string): Promise<readonly RowHash[]>
  /** Of all wanted rows. */
  wantedFingerprint(collection: string): Promise<Fingerprint>
  /** The wanted rows up to a key, but for those of these short hashes, are there already: wanted no more. */
  unwantUpTo(collection: string, upTo: string, except: ReadonlySet<string>): Promise<void>
  /** Wanted rows in order of key, by bytes of UTF-8, after a key; at most so many. */
  readWanted(collection: string, after: string | null, max: number): Promise<readonly SpooledRow[]>
  readRemovals(collection: string): Promise<readonly string[]>

  /** The spools of these become their shadows, in one transaction. */
  adopt(
    module: Module,
    collections: readonly { readonly name: string; readonly believed: Believed }[],
  ): Promise<void>
  /** Forgets shadows: the next transfer reconciles these. */
  forget(collections: readonly string[]): Promise<void>
}

export type Believed = { readonly version: number; readonly fingerprint: Fingerprint }

export type SpooledRow = { readonly key: string; readonly hash: RowHash; readonly row: Row }

export type SpoolWriter = {
  /** Throws SourceFailure `duplicate-key` for a key that is there already. */
  add(rows: readonly SpooledRow[]): Promise<void>
  close(): Promise<void>
}
