import type { DatabaseSync } from 'node:sqlite'
import type { RowOf, TableName } from './tables/tables.ts'

/** The base of a school, open for writing in one transaction; `close` commits it, `abandon` undoes it. */
export type OpenBase = {
  readonly database: DatabaseSync
  insert<Name extends TableName>(collection: Name, row: RowOf<Name>): void
  /** Whether it changed anything. The key and the changes are fields of the collection. */
  update<Name extends TableName>(
    collection: Name,
    key: Partial<RowOf<Name>>,
    changes: Partial<RowOf<Name>>,
  ): boolean
  remove<Name extends TableName>(collection: Name, key: Partial<RowOf<Name>>): boolean
  close(): void
  abandon(): void
}
