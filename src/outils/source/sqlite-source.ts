import { existsSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Row } from '#replication/rows/check-row.ts'
import { SourceFailure, type Snapshot, type Source } from '#replication/school-side/source.ts'
import { sqliteCode, sqliteCodes, sqliteFailure } from '../bases/sqlite-failure.ts'
import { checkColumns, tableNameOf } from '../mapping/check-columns.ts'
import { columnsOf, type MappedCollection, type Mapping } from '../mapping/mapping.ts'
import { quoteFrom, quoteName } from '../mapping/quote-names.ts'
import type { Raw } from '../mapping/read-value.ts'
import { rowReader } from '../mapping/row-reader.ts'

const rowsPerBatch = 500

/** Reads a school's base in SQLite, and never writes: the connection is read-only. */
export function openSqliteSource(
  mapping: Mapping,
  { file, lockWaitMs = 5000 }: { readonly file: string; readonly lockWaitMs?: number },
): Source {
  return { openSnapshot: async () => openSnapshot(mapping, file, lockWaitMs) }
}

function openSnapshot(mapping: Mapping, file: string, timeout: number): Snapshot {
  const database = openBase(file, timeout)
  return {
    rows: (name) => {
      const mapped = mapping.sent.get(name)
      if (mapped === undefined) throw new Error(`${name} is not mapped: it is not to be sent.`)
      return rowsOf(database, file, mapped, mapping)
    },
    close: async () => {
      if (database.isOpen) database.close()
    },
  }
}

/** What is read from then on is what stands in the base now. */
function openBase(file: string, timeout: number): DatabaseSync {
  if (!existsSync(file)) throw new SourceFailure('source-missing', { file })
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout })
    database.exec('begin')
    database.prepare('select count(*) from sqlite_master').get()
    return database
  } catch (error) {
    database?.close()
    throw sqliteFailure(error, file)
  }
}

async function* rowsOf(
  database: DatabaseSync,
  file: string,
  mapped: MappedCollection,
  { encoding }: Mapping,
): AsyncGenerator<readonly Row[]> {
  const read = rowReader(mapped, encoding)
  const statement = prepare(database, file, mapped)
  let batch: Row[] = []
  const rows = statement.iterate()
  for (;;) {
    const next = step(rows, file)
    if (next.done === true) break
    batch.push(read(next.value as readonly Raw[]))
    if (batch.length < rowsPerBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function step(rows: Iterator<unknown>, file: string): IteratorResult<unknown> {
  try {
    return rows.next()
  } catch (error) {
    throw sqliteFailure(error, file)
  }
}

function prepare(database: DatabaseSync, file: string, mapped: MappedCollection): StatementSync {
  const from = quoteFrom(mapped.from)
  try {
    const all = database.prepare(`select * from ${from}`).columns()
    const there = new Set(all.map(({ name }) => name.toLowerCase()))
    checkColumns(mapped, (column) => there.has(column.toLowerCase()))
    const columns = columnsOf(mapped).map(quoteName).join(', ')
    const statement = database.prepare(`select ${columns} from ${from}`)
    statement.setReadBigInts(true)
    statement.setReturnArrays(true)
    return statement
  } catch (error) {
    if (sqliteCode(error) !== sqliteCodes.generic) throw sqliteFailure(error, file)
    const details = { collection: mapped.collection.name, table: tableNameOf(mapped) }
    throw new SourceFailure('table-missing', details, error)
  }
}
