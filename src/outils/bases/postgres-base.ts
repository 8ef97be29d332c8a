import type { Raw } from '../mapping/read-value.ts'
import type { Written } from '../mapping/write-value.ts'
import { connectPostgres } from './postgres-table.ts'

/** A connection to a school's base in PostgreSQL. */
export type PostgresBase = {
  /** One statement, with `$1` for its first value. Every value comes as a text, bytes as bytes. */
  query(
    text: string,
    values?: readonly Written[],
  ): Promise<{
    readonly rows: readonly (readonly Raw[])[]
    readonly columns: readonly { readonly name: string; readonly isBytes: boolean }[]
    /** How many rows it concerned. */
    readonly count: number
  }>
  /** What an error says of the base as a whole; an error that is not of the base is given back as it is. */
  failureOf(error: unknown): unknown
  close(): Promise<void>
}

export type PostgresPatience = { readonly lockWaitMs?: number; readonly connectMs?: number }

/** Throws SourceFailure. */
export function openPostgres(
  url: string,
  { lockWaitMs = 5000, connectMs = 10_000 }: PostgresPatience = {},
): Promise<PostgresBase> {
  return connectPostgres(url, { lockWaitMs, connectMs })
}

/** Class 42: a table that does not exist, a statement that is not well written; a right that lacks is none of these. */
export function isMissing(error: unknown): boolean {
  const code = sqlState(error)
  return code?.startsWith('42') === true && code !== '42501'
}

export function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}
