import type { Row } from '#replication/rows/check-row.ts'
import { SourceFailure, type Snapshot, type Source } from '#replication/school-side/source.ts'
import {
  isMissing,
  openPostgres,
  type PostgresBase,
  type PostgresPatience,
} from '../bases/postgres-base.ts'
import { checkColumns, tableNameOf } from '../mapping/check-columns.ts'
import { columnsOf, type MappedCollection, type Mapping } from '../mapping/mapping.ts'
import { quoteFrom, quoteName } from '../mapping/quote-names.ts'
import { rowReader } from '../mapping/row-reader.ts'

const rowsPerBatch = 500

/** Reads a school's base in PostgreSQL, and never writes: the transaction is read-only. */
export function openPostgresSource(
  mapping: Mapping,
  { url, ...patience }: PostgresPatience & { readonly url: string },
): Source {
  return {
    openSnapshot: async () => {
      const base = await openPostgres(url, patience)
      try {
        await base.query('begin transaction isolation level repeatable read, read only')
        // The first statement that reads fixes what is read from then on.
        await base.query('select count(*) from pg_catalog.pg_namespace')
        return snapshotOn(base, mapping)
      } catch (error) {
        await base.close()
        throw base.failureOf(error)
      }
    },
  }
}

function snapshotOn(base: PostgresBase, mapping: Mapping): Snapshot {
  let cursors = 0
  return {
    rows: (name) => {
      const mapped = mapping.sent.get(name)
      if (mapped === undefined) throw new Error(`${name} is not mapped: it is not to be sent.`)
      return rowsOf(base, mapped, mapping, `lecture_${++cursors}`)
    },
    close: () => base.close(),
  }
}

async function* rowsOf(
  base: PostgresBase,
  mapped: MappedCollection,
  { encoding }: Mapping,
  cursor: string,
): AsyncGenerator<readonly Row[]> {
  const read = rowReader(mapped, encoding)
  await declare(base, mapped, cursor)
  for (;;) {
    const rows = await fetchRows(base, cursor)
    if (rows.length === 0) break
    yield rows.map(read)
  }
  await base.query(`close ${cursor}`)
}

/** A statement that fails ends a transaction, and with it the snapshot of the others: this one is undone alone. */
async function declare(
  base: PostgresBase,
  mapped: MappedCollection,
  cursor: string,
): Promise<void> {
  const from = quoteFrom(mapped.from)
  try {
    await base.query('savepoint declaring')
    const { columns } = await base.query(`select * from ${from} limit 0`)
    checkColumns(mapped, (column) => columns.some(({ name }) => name === column))
    const names = columnsOf(mapped).map(quoteName).join(', ')
    await base.query(`declare ${cursor} no scroll cursor for select ${names} from ${from}`)
    await base.query('release savepoint declaring')
  } catch (error) {
    await base.query('rollback to savepoint declaring').catch(() => {})
    if (!isMissing(error)) throw base.failureOf(error)
    const details = { collection: mapped.collection.name, table: tableNameOf(mapped) }
    throw new SourceFailure('table-missing', details, error)
  }
}

async function fetchRows(base: PostgresBase, cursor: string) {
  try {
    return (await base.query(`fetch forward ${rowsPerBatch} from ${cursor}`)).rows
  } catch (error) {
    throw base.failureOf(error)
  }
}
