import { administratif } from './administratif.ts'
import type { Cell, Column } from './columns.ts'
import { comptabilite, entreprise, notes, passage, vieScolaire } from './life.ts'

/** The base of the on-premise software, by collection of the catalogue. */
export const tables = {
  ...administratif,
  ...vieScolaire,
  ...notes,
  ...comptabilite,
  ...passage,
  ...entreprise,
}

export type TableName = keyof typeof tables
type ColumnsOf<Name extends TableName> = (typeof tables)[Name]['columns']

/** A row as the generator thinks of it: days YYYY-MM-DD, moments YYYY-MM-DDTHH:MM, ids as integers. */
export type RowOf<Name extends TableName> = {
  readonly [Field in keyof ColumnsOf<Name>]: ColumnsOf<Name>[Field] extends Column<infer Value>
    ? Value
    : never
}

/** Writes one row; the rest of the generator knows of no base. */
export type Put = <Name extends TableName>(collection: Name, row: RowOf<Name>) => void

/** Rows by collection, of those that got any. */
export type Counts = Readonly<Partial<Record<TableName, number>>>

export type AnyTable = {
  readonly table: string
  readonly columns: Readonly<Record<string, Column<unknown>>>
}

/** For what treats all tables alike. */
export function anyTable(name: TableName): AnyTable {
  return tables[name]
}

/** The cells of some fields of a row, in the order of the table's columns. */
export function cellsOf(
  { columns }: AnyTable,
  row: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Cell[] {
  const cells: Cell[] = []
  for (const field of fields) columns[field]?.write(row[field], cells)
  return cells
}
