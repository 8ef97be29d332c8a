import { SourceFailure } from '#replication/school-side/source.ts'

/** What an error of SQLite says of the base as a whole; any other error is given back as it is. */
export function sqliteFailure(error: unknown, file: string): unknown {
  const code = sqliteCode(error)
  if (code === undefined) return error
  const isLocked = code === sqliteCodes.busy || code === sqliteCodes.locked
  if (isLocked) return new SourceFailure('source-locked', { file }, error)
  return new SourceFailure('source-unreadable', { file, why: `SQLite ${code}` }, error)
}

/** Of an extended code the low byte is the plain one. */
export function sqliteCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}

/** `generic`: a table that does not exist, a statement that is not well written. */
export const sqliteCodes = {
  generic: 1,
  busy: 5,
  locked: 6,
  tooBig: 18,
  constraint: 19,
  mismatch: 20,
} as const
