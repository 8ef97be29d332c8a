import { fingerprintOf } from '#replication/rows/fingerprint.ts'
import type { Sink } from '#replication/school-side/sink.ts'
import type { MappedBase, Mapping } from '../mapping/mapping.ts'
import { applyOperations } from './apply-operations.ts'
import { keepTables, readHashes, readMark, readOperations, writeMark } from './ledger-table.ts'
import { postgresBase } from './postgres-base.ts'
import type { SqlBase, Statements } from './sql-base.ts'
import { sqliteBase } from './sqlite-base.ts'

/** Writes into the school's base. Throws SourceFailure when that cannot be done at all. */
export function openSink(mapping: Mapping, base: SqlBase = baseOf(mapping.base)): Sink {
  const within = <Result>(act: (statements: Statements) => Promise<Result>): Promise<Result> =>
    base.transaction(async (statements) => {
      await keepTables(statements)
      return act(statements)
    })
  return {
    fingerprint: async () => fingerprintOf(await within(readHashes)),
    hashes: () => within(readHashes),
    read: (hashes) => within((statements) => readOperations(statements, hashes)),
    apply: (operations) => within((statements) => applyOperations(statements, mapping, operations)),
    readMark: () => within(readMark),
    writeMark: (mark) => within((statements) => writeMark(statements, mark)),
  }
}

function baseOf(base: MappedBase): SqlBase {
  return base.type === 'sqlite' ? sqliteBase(base) : postgresBase(base)
}
