import { CsvError, parse } from 'csv-parse/sync'
import { refuse } from '#contracts/refuse.ts'

/** Twice the largest portal is not imported in one file. */
export const linesMax = 10_000

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
  if (text.includes('\0')) refuse('import-file-not-text')
  const records = recordsOf(text)
  if (records.length > linesMax + 1) refuse('import-file-too-long', { linesMax })
  return records.map(({ record, info }) => ({
    line: info.lines - record.reduce((breaks, cell) => breaks + breaksIn(cell), 0),
    cells: record.map(plainCell),
  }))
}

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

function recordsOf(text: string): readonly CsvRecord[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_records_with_empty_values: true,
      // One more than is allowed, so that it shows.
      to: linesMax + 2,
    }) as unknown as readonly CsvRecord[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as { lines?: unknown }
    refuse('import-file-unreadable', { line: typeof lines === 'number' ? lines : 1 })
  }
}

/** What stands most often between the names of the columns; `;` where nothing does. */
function delimiterOf(text: string): string {
  const first = /^\uFEFF?[\r\n]*([^\r\n]*)/.exec(text.slice(0, firstLineMax))?.[1] ?? ''
  const bare = first.replace(/"[^"]*"/g, '')
  const counted = [';', ',', '\t'].map((mark) => ({ mark, count: bare.split(mark).length }))
  return counted.toSorted((one, other) => other.count - one.count)[0]?.mark ?? ';'
}

const firstLineMax = 10_000

function breaksIn(cell: string): number {
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0
}

/** Without the apostrophe with which an export keeps a cell from being a formula. */
function plainCell(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
