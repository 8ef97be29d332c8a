import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  clientColumnNamed,
  clientColumns,
  zoneTitled,
  type ClientColumn,
} from '#base/client-columns.ts'
import { searchable } from '#base/searchable.ts'
import { timeZones } from '#base/time-zones.ts'
import { raiseAscii } from '#base/uai.ts'
import type { ClientFault } from '#contracts/client-imports.ts'
import { ClientFields } from '#contracts/clients.ts'
import { refuse } from '#contracts/refuse.ts'
import type { CsvLine } from './read-csv.ts'

/** Where whoever imports may create, by the searchable form of the name. */
export type Places = {
  readonly byName: ReadonlyMap<string, string>
  /** Of a client for which the file names no distributor: a technician's own, nobody's for the publisher. */
  readonly usual: string | null
}

export type GoodLine = { readonly line: number; readonly fields: ClientFields }
export type CheckedLines = {
  readonly columns: number
  readonly lines: number
  readonly good: readonly GoodLine[]
  /** Every code that is one, for the first time: also of lines where something else is wrong. */
  readonly codes: ReadonlyMap<string, number>
  readonly faults: readonly ClientFault[]
}

/** Whether each line would make a client, as far as the file alone tells. Refuses a file without any. */
export async function checkLines(
  [first, ...lines]: readonly CsvLine[],
  places: Places,
): Promise<CheckedLines> {
  if (first === undefined || lines.length === 0) refuse('import-file-empty')
  const { columns, faults } = readHeader(first)
  const codes = new Map<string, number>()
  const good: GoodLine[] = []
  // Without its names or its codes every line would be wrong for the same reason.
  if (faults.some(({ why }) => why === 'column-missing'))
    return { columns: columns.length, lines: lines.length, good, codes, faults }
  for (const [index, line] of lines.entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) await nextTurn()
    const checked = checkLine(line, columns, places, codes)
    if (Array.isArray(checked)) faults.push(...checked)
    else good.push({ line: line.line, fields: checked })
  }
  return { columns: columns.length, lines: lines.length, good, codes, faults }
}

/** Then whoever else asks something gets a turn. */
const linesAtOnce = 250

export function faultOf(
  fault: Pick<ClientFault, 'line' | 'why'> & Partial<ClientFault>,
): ClientFault {
  const { cell, ...rest } = fault
  return {
    column: null,
    told: null,
    number: null,
    ...rest,
    cell: typeof cell === 'string' ? cut(cell) : null,
  }
}

type Column = ClientColumn | undefined

function readHeader({ line, cells }: CsvLine): { columns: Column[]; faults: ClientFault[] } {
  const named = cells.map((cell) => (cell.trim() === '' ? undefined : clientColumnNamed(cell)))
  const columns = named.map((column) => (column === 'beside' ? undefined : column))
  const unknown = cells.filter((cell, at) => cell.trim() !== '' && named[at] === undefined)
  const repeated = columns.filter((column, at) => column && columns.indexOf(column) < at)
  const missing = clientColumns.filter((column) => column.required && !columns.includes(column))
  return {
    columns,
    faults: [
      ...unknown.map((cell) => faultOf({ line, why: 'column-unknown', cell })),
      ...repeated.map((column) =>
        faultOf({ line, why: 'column-repeated', column: column?.title ?? '' }),
      ),
      ...missing.map(({ title }) => faultOf({ line, why: 'column-missing', column: title })),
    ],
  }
}

/** The client, or all that is wrong with the line. */
function checkLine(
  { line, cells }: CsvLine,
  columns: readonly Column[],
  places: Places,
  codes: Map<string, number>,
): ClientFields | ClientFault[] {
  const isLong = cells.slice(columns.length).some((cell) => cell.trim() !== '')
  if (isLong || cells.length < columns.length)
    return [faultOf({ line, why: 'cells', number: cells.length })]
  const cellOf = (field: ClientColumn['field']): string =>
    cells[columns.findIndex((column) => column?.field === field)]?.trim() ?? ''
  const fault = ({ field, title }: ClientColumn, why: ClientFault['why'], more = {}): ClientFault =>
    faultOf({ line, column: title, why, cell: cellOf(field), ...more })

  const zone = cellOf('timeZone')
  const place = cellOf('distributorId')
  const distributorId = place === '' ? places.usual : places.byName.get(searchable(place))
  const timeZone = zone === '' ? timeZones[0].zone : zoneTitled(zone)
  const parsed = ClientFields.safeParse({
    ...Object.fromEntries(clientColumns.map(({ field }) => [field, cellOf(field)])),
    distributorId: distributorId ?? null,
    timeZone: timeZone ?? timeZones[0].zone,
  })
  const told = new Map(
    parsed.error?.issues.toReversed().map(({ path, message }) => [path[0], message]),
  )
  const faults = clientColumns.flatMap((column) => {
    const { field } = column
    if (column.required && cellOf(field) === '') return [fault(column, 'missing', { cell: null })]
    if (told.has(field)) return [fault(column, 'refused', { told: told.get(field) })]
    if (field === 'distributorId' && distributorId === undefined)
      return [fault(column, 'distributor')]
    if (field === 'timeZone' && timeZone === undefined) return [fault(column, 'time-zone')]
    if (field !== 'ogec') return []
    const code = raiseAscii(cellOf('ogec'))
    const number = codes.get(code)
    if (number === undefined) codes.set(code, line)
    return number === undefined ? [] : [fault(column, 'repeated', { number })]
  })
  return parsed.success && faults.length === 0 ? parsed.data : faults
}

/** So much shows which cell is meant; and no half character. */
function cut(cell: string): string {
  const plain = cell.toWellFormed().replace(/\s+/g, ' ')
  return plain.length <= cellMax ? plain : `${plain.slice(0, cellMax - 1).toWellFormed()}…`
}

const cellMax = 60
