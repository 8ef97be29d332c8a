import type { Operation } from '#replication/operations/operation.ts'
import type { Value } from '#replication/rows/check-row.ts'
import { SourceFailure } from '#replication/school-side/source.ts'
import { checkColumns, tableNameOf } from '../mapping/check-columns.ts'
import type { Encoding, MappedCollection, MappedField } from '../mapping/mapping.ts'
import { quoteFrom, quoteName } from '../mapping/quote-names.ts'
import { readValue } from '../mapping/read-value.ts'
import { writeValue, type Written } from '../mapping/write-value.ts'
import type { Columns, Statements } from './sql-base.ts'

/** Null when it is written; else why the base does not take it, without a value of the row. */
export async function writeOperation(
  statements: Statements,
  { mapped, encoding }: { readonly mapped: MappedCollection; readonly encoding: Encoding },
  { key, row }: Operation,
): Promise<string | null> {
  const { isBytes } = await columnsThere(statements, mapped)
  const place = { encoding, isBytes }
  const where = cellsOf(keyValues(mapped, key), place)
  const cells = row === null ? [] : cellsOf(namedValues(mapped, row), place)
  if (where === undefined || cells === undefined) return 'encodage'
  const table = quoteFrom(mapped.from)
  const isRow = where.map(([column]) => `${quoteName(column)} = ?`).join(' and ')
  const keys = where.map(([, written]) => written)
  return statements.attempt(async () => {
    if (row === null) {
      await statements.run(`delete from ${table} where ${isRow}`, keys)
      return
    }
    const sets = cells.map(([column]) => `${quoteName(column)} = ?`).join(', ')
    const values = cells.map(([, written]) => written)
    const update = `update ${table} set ${sets} where ${isRow}`
    if ((await statements.run(update, [...values, ...keys])) > 0) return
    const names = cells.map(([column]) => quoteName(column)).join(', ')
    const places = cells.map(() => '?').join(', ')
    await statements.run(`insert into ${table} (${names}) values (${places})`, values)
  })
}

/** The keys of a collection that others refer to: it has one field in its key. */
export async function readKeys(
  statements: Statements,
  mapped: MappedCollection,
  encoding: Encoding,
): Promise<ReadonlySet<string>> {
  await columnsThere(statements, mapped)
  const field = mapped.fields.find((each) => each?.name === mapped.collection.key[0])
  if (!field) return new Set()
  const rows = await statements.all(
    `select ${quoteName(field.column)} from ${quoteFrom(mapped.from)}`,
  )
  return new Set(rows.map(([raw]) => String(readValue(field, [raw ?? null, null], encoding))))
}

async function columnsThere(statements: Statements, mapped: MappedCollection): Promise<Columns> {
  try {
    const columns = await statements.columns(quoteFrom(mapped.from))
    checkColumns(mapped, columns.has)
    return columns
  } catch (error) {
    if (!statements.isMissing(error)) throw error
    const details = { collection: mapped.collection.name, table: tableNameOf(mapped) }
    throw new SourceFailure('table-missing', details, error)
  }
}

type Named = readonly (readonly [MappedField, Value])[]

function namedValues({ fields }: MappedCollection, row: readonly Value[]): Named {
  return fields.flatMap((field, at) => (field === null ? [] : [[field, row[at] ?? null] as const]))
}

function keyValues({ collection, fields }: MappedCollection, key: string): Named {
  const parts = collection.key.length === 1 ? [key] : key.split('\u001f')
  return collection.key.flatMap((name, at) => {
    const field = fields.find((each) => each?.name === name)
    return field ? [[field, parts[at] ?? null] as const] : []
  })
}

function cellsOf(
  named: Named,
  place: Parameters<typeof writeValue>[2],
): readonly (readonly [column: string, written: Written])[] | undefined {
  const cells = named.map(([field, value]) => writeValue(field, value, place))
  return cells.every((each) => each !== undefined) ? cells.flat() : undefined
}
