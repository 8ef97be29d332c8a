import type { Raw } from '../mapping/read-value.ts'
import type { Written } from '../mapping/write-value.ts'

/** A base that can be written, whatever it is made of. Its statements have a `?` for each value. */
export type SqlBase = {
  /** All of it or nothing. Throws SourceFailure when the base cannot be reached, is locked or cannot be used. */
  transaction<Result>(act: (statements: Statements) => Promise<Result>): Promise<Result>
}

export type Statements = {
  readonly all: (sql: string, values?: readonly Written[]) => Promise<readonly (readonly Raw[])[]>
  /** How many rows it concerned. */
  readonly run: (sql: string, values?: readonly Written[]) => Promise<number>
  /**
   * Null when it is done; else nothing of it is, and this is what the base has against it, in its own words
   * without any value of a row. What has to do with the base and not with the row is thrown.
   */
  readonly attempt: (act: () => Promise<void>) => Promise<string | null>
  /** Of what stands after `from`. Throws an error that `isMissing` knows when there is no such table. */
  readonly columns: (from: string) => Promise<Columns>
  readonly isMissing: (error: unknown) => boolean
}

export type Columns = {
  readonly has: (column: string) => boolean
  /** Whether it holds bytes. */
  readonly isBytes: (column: string) => boolean
}
