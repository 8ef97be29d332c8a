import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { SourceFailure } from '#replication/school-side/source.ts'
import { sqliteCode, sqliteCodes, sqliteFailure } from '../bases/sqlite-failure.ts'
import type { Raw } from '../mapping/read-value.ts'
import type { SqlBase, Statements } from './sql-base.ts'

/** A school's base in SQLite, opened for each transaction: between two of them nothing of ours holds it. */
export function sqliteBase({
  file,
  lockWaitMs = 5000,
}: {
  readonly file: string
  readonly lockWaitMs?: number
}): SqlBase {
  return {
    transaction: async (act) => {
      // Opening would make a new, empty base of it.
      if (!existsSync(file)) throw new SourceFailure('source-missing', { file })
      let database: DatabaseSync | undefined
      try {
        database = new DatabaseSync(file, { timeout: lockWaitMs })
        database.exec('begin immediate')
        const result = await act(statementsOn(database))
        database.exec('commit')
        return result
      } catch (error) {
        throw sqliteFailure(error, file)
      } finally {
        // What was not committed is undone.
        database?.close()
      }
    },
  }
}

function statementsOn(database: DatabaseSync): Statements {
  return {
    all: async (sql, values = []) => {
      const statement = database.prepare(sql)
      statement.setReadBigInts(true)
      statement.setReturnArrays(true)
      return statement.all(...values) as unknown as readonly (readonly Raw[])[]
    },
    run: async (sql, values = []) => Number(database.prepare(sql).run(...values).changes),
    attempt: async (act) => {
      database.exec('savepoint attempt')
      try {
        await act()
        database.exec('release attempt')
        return null
      } catch (error) {
        const words = refusalOf(error)
        if (words === undefined) throw error
        database.exec('rollback to attempt; release attempt')
        return words
      }
    },
    columns: async (from) => {
      const columns = database.prepare(`select * from ${from}`).columns()
      const types = new Map(
        columns.map(({ name, type }) => [name.toLowerCase(), type?.toUpperCase() ?? '']),
      )
      return {
        has: (column) => types.has(column.toLowerCase()),
        isBytes: (column) => types.get(column.toLowerCase())?.includes('BLOB') === true,
      }
    },
    isMissing: (error) => sqliteCode(error) === sqliteCodes.generic,
  }
}

/** Only what is about the row itself. A trigger's own words may show a value. */
function refusalOf(error: unknown): string | undefined {
  const code = sqliteCode(error)
  if (!(error instanceof Error) || code === undefined || !ofTheRow.has(code)) return undefined
  const isPlain = /^(NOT NULL|UNIQUE|FOREIGN KEY) constraint failed(: [\w., ]{1,200})?$/
  return isPlain.test(error.message) ? error.message : `SQLite ${code}`
}

const { constraint, mismatch, tooBig } = sqliteCodes
const ofTheRow: ReadonlySet<number> = new Set([constraint, mismatch, tooBig])
