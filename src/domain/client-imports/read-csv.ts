import { CsvError, parse } from 'csv-parse/sync'
import { clientFileLinesMax as linesMax, clientFileMegabytesMax } from '#base/client-columns.ts'
import { refuse } from '#contracts/refuse.ts'

export type CsvLine = {
  /** Of the file, where the record begins: the first line is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * The records of a file that a spreadsheet wrote (RFC 4180; `;`, `,` or tabs between cells), lines without
 * any text left out. Refuses what is no text, what has a quotation mark astray, no line at all or too many.
 */
export function readCsv(text: string): readonly CsvLine[] {
  if (text.length > clientFileMegabytesMax * 1024 * 1024)
    refuse('import-file-too-large', { megabytes: clientFileMegabytesMax })
  if (text.includes('\0')) refuse('import-file-not-text')
  // One kind of line end, so that lines are counted alike within cells and between them.
  const lines = linesOf(text.replace(/\r\n?/g, '\n'))
  if (lines.length > linesMax + 1) refuse('import-file-too-long', { linesMax })
  return lines
}

const columnsMax = 200
/** Thirty times what a client may fill: beyond, a quotation mark was never closed. */
const charactersMax = 50_000

function linesOf(text: string): readonly CsvLine[] {
  const delimiter = delimiterOf(text)
  // What only a hostile file holds would keep everybody waiting.
  if (text.includes(delimiter.repeat(columnsMax))) refuse('import-file-too-wide', { columnsMax })
  try {
    const lines: unknown = parse(text, {
      bom: true,
      delimiter,
      max_record_size: charactersMax,
      on_record: (cells, { lines: end }) => lineOf(cells, end) as never,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_records_with_empty_values: true,
      // One more than is allowed, so that it shows.
      to: linesMax + 2,
    })
    return lines as readonly CsvLine[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as { lines?: unknown }
    refuse('import-file-unreadable', { line: typeof lines === 'number' ? lines : 1 })
  }
}

/** Of the line on which it ends. */
function lineOf(cells: readonly string[], end: number): CsvLine {
  if (cells.length > columnsMax) refuse('import-file-too-wide', { columnsMax })
  const breaks = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
  return { line: end - breaks, cells: cells.map(plainCell) }
}

/** What stands most often between the names of the columns; `;` where nothing does. */
function delimiterOf(text: string): string {
  const first = /^\uFEFF?\n*([^\n]*)/.exec(text.slice(0, firstLineMax))?.[1] ?? ''
  const bare = first.replace(/"[^"]*"/g, '')
  const counted = [';', ',', '\t'].map((mark) => ({ mark, count: bare.split(mark).length }))
  return counted.toSorted((one, other) => other.count - one.count)[0]?.mark ?? ';'
}

const firstLineMax = 10_000

/** Without the apostrophe with which an export keeps a cell from being a formula. */
function plainCell(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
