import {
  isMissing,
  openPostgres,
  sqlState,
  type PostgresBase,
  type PostgresPatience,
} from '../bases/postgres-base.ts'
import type { SqlBase, Statements } from './sql-base.ts'

/** A school's base in PostgreSQL, connected to for each transaction. */
export function postgresBase({
  url,
  ...patience
}: PostgresPatience & { readonly url: string }): SqlBase {
  return {
    transaction: async (act) => {
      const base = await openPostgres(url, patience)
      try {
        await base.query('begin')
        const result = await act(statementsOn(base))
        await base.query('commit')
        return result
      } catch (error) {
        throw base.failureOf(error)
      } finally {
        // What was not committed is undone.
        await base.close()
      }
    },
  }
}

function statementsOn(base: PostgresBase): Statements {
  return {
    all: async (sql, values) => (await base.query(numbered(sql), values)).rows,
    run: async (sql, values) => (await base.query(numbered(sql), values)).count,
    attempt: async (act) => {
      await base.query('savepoint attempt')
      try {
        await act()
        await base.query('release savepoint attempt')
        return null
      } catch (error) {
        const words = refusalOf(error)
        if (words === undefined) throw error
        await base.query('rollback to savepoint attempt')
        return words
      }
    },
    columns: async (from) => {
      const { columns } = await base.query(`select * from ${from} limit 0`)
      const byName = new Map(columns.map(({ name, isBytes }) => [name, isBytes]))
      return {
        has: (column) => byName.has(column),
        isBytes: (column) => byName.get(column) === true,
      }
    },
    isMissing,
  }
}

/** `$1`, `$2`… for each `?` outside of a quoted name. */
function numbered(sql: string): string {
  let count = 0
  return sql.replace(/"[^"]*"|\?/g, (found) => (found === '?' ? `$${++count}` : found))
}

/** Classes 22 and 23, data and constraints, are about the row; its values stand in the message, not in the names. */
function refusalOf(error: unknown): string | undefined {
  const code = sqlState(error)
  if (code === undefined || !/^2[23]/.test(code)) return undefined
  const { table, column, constraint } = error as Readonly<Record<string, unknown>>
  const names = [table, column, constraint].filter((name) => typeof name === 'string')
  return [`PostgreSQL ${code}`, ...names].join(' ')
}
