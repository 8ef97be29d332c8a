import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

/** Unknown, so that each query says what its columns are. */
export function rowsOf(
  database: DatabaseSync,
  text: string,
  ...values: readonly SQLInputValue[]
): readonly unknown[] {
  return database.prepare(text).all(...values)
}
