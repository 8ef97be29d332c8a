import type { Mark } from '../messages/mark.ts'
import type { Operation, Quarantine } from '../operations/operation.ts'
import type { Row } from '../rows/check-row.ts'

/**
 * A school's base as plain data: what a test clones, keeps and gives back as a restored base. The ledger and
 * the mark are in it, so that they are restored with it.
 */
export type MemoryBase = {
  /** By collection; each row stands under its key. A table that is not there cannot be read. */
  readonly tables: Map<string, Map<string, Row>>
  /** By identifier of the operation. */
  readonly ledger: Map<string, LedgerLine>
  mark: Mark | null
}

/** Without a quarantine it is applied, or another of its key made it needless. */
export type LedgerLine = { readonly operation: Operation; readonly quarantine: Quarantine | null }

/** A base in which these tables stand, all of them empty. */
export function emptyBase(tables: Iterable<string>): MemoryBase {
  return {
    tables: new Map([...tables].map((name) => [name, new Map<string, Row>()])),
    ledger: new Map(),
    mark: null,
  }
}
