import type { Module } from '#contracts/licences.ts'
import type { Row } from '../rows/check-row.ts'

/** Reads the school's base. */
export type Source = {
  /**
   * Everything of one module as it stood at one instant. Throws SourceFailure, here and from `rows`, for what
   * somebody in the school can put right.
   */
  openSnapshot(module: Module): Promise<Snapshot>
}

export type Snapshot = {
  /**
   * The rows of a collection, in any order, some hundreds at a time, each checked. It can be read more than
   * once and gives the same rows. Twice the same key is the reader's to find.
   */
  rows(collection: string): AsyncIterable<readonly Row[]>
  /** Lets go of the base. */
  close(): Promise<void>
}

export const sourceFailures = [
  'source-missing',
  'source-locked',
  'source-unreadable',
  'table-missing',
  'column-missing',
  'duplicate-key',
  'value-does-not-fit',
] as const
export type SourceFailureCode = (typeof sourceFailures)[number]

/** The school's base cannot be sent as it is. Its details never hold a value of a row, but for its key. */
export class SourceFailure extends Error {
  readonly code: SourceFailureCode
  readonly details: SourceFailureDetails

  constructor(code: SourceFailureCode, details: SourceFailureDetails, cause?: unknown) {
    super(`${code}: ${JSON.stringify(details)}`, { cause })
    this.name = 'SourceFailure'
    this.code = code
    this.details = details
  }
}

export type SourceFailureDetails = {
  readonly collection?: string
  readonly table?: string
  readonly column?: string
  readonly field?: string
  /** The business key of the row. */
  readonly key?: string
  /** As of Misfit. */
  readonly why?: string
  readonly file?: string
}
