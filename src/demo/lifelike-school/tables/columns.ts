import { windows1252 } from '../windows-1252.ts'

/** What a cell of the base can hold. */
export type Cell = null | number | string | Uint8Array

/** One field of a collection, as the on-premise software keeps it: in one column, or a moment in two. */
export type Column<Value> = {
  readonly names: readonly string[]
  readonly type: 'INTEGER' | 'REAL' | 'TEXT' | 'BLOB'
  /** Of the mapping; undefined for a text or a number that is read as it stands. */
  readonly format?: string
  /** Never without a value in this base but read as one: 0 stands for no reference. */
  readonly zeroIsNone?: true
  write(value: Value, cells: Cell[]): void
}

export function number(name: string): Column<number> {
  return { names: [name], type: 'INTEGER', write: (value, cells) => void cells.push(value) }
}

/** A number that is a number for the catalogue as well. */
export function count(name: string): Column<number | null> {
  return {
    names: [name],
    type: 'INTEGER',
    format: 'entier',
    write: (value, cells) => void cells.push(value),
  }
}

export function reference(name: string): Column<number | null> {
  return { names: [name], type: 'INTEGER', write: (value, cells) => void cells.push(value) }
}

export function zeroedReference(name: string): Column<number | null> {
  return {
    ...reference(name),
    zeroIsNone: true,
    write: (value, cells) => void cells.push(value ?? 0),
  }
}

export function text(name: string): Column<string | null> {
  return { names: [name], type: 'TEXT', write: (value, cells) => void cells.push(value ?? '') }
}

/** Of a fixed length, filled with spaces, as old tables are. */
export function padded(name: string, length: number): Column<string | null> {
  return {
    names: [name],
    type: 'TEXT',
    write: (value, cells) => void cells.push((value ?? '').padEnd(length)),
  }
}

/** Text in Windows-1252. */
export function bytes(name: string): Column<string | null> {
  return {
    names: [name],
    type: 'BLOB',
    write: (value, cells) => void cells.push(windows1252(value ?? '')),
  }
}

/** YYYY-MM-DD, kept as AAAAMMJJ; none is written as eight zeros. */
export function day(name: string): Column<string | null> {
  return {
    names: [name],
    type: 'TEXT',
    format: 'AAAAMMJJ',
    write: (value, cells) => void cells.push(value === null ? '00000000' : digitsOf(value)),
  }
}

/** HH:MM, kept as HHMM. */
export function hour(name: string): Column<string | null> {
  return {
    names: [name],
    type: 'TEXT',
    format: 'HHMM',
    write: (value, cells) => void cells.push(value === null ? '' : digitsOf(value)),
  }
}

/** YYYY-MM-DDTHH:MM, kept as a day and an hour. */
export function moment(dayName: string, hourName: string): Column<string | null> {
  return {
    names: [dayName, hourName],
    type: 'TEXT',
    format: 'AAAAMMJJ+HHMM',
    write: (value, cells) => {
      if (value === null) cells.push('', '')
      else cells.push(digitsOf(value.slice(0, 10)), digitsOf(value.slice(11)))
    },
  }
}

/** YYYY-MM-DDTHH:MM, kept in one column. */
export function stamp(name: string): Column<string | null> {
  return {
    names: [name],
    type: 'TEXT',
    format: 'AAAAMMJJHHMM',
    write: (value, cells) => void cells.push(value === null ? '' : digitsOf(value)),
  }
}

export function yesNo(name: string): Column<boolean> {
  return {
    names: [name],
    type: 'TEXT',
    format: 'O/N',
    write: (value, cells) => void cells.push(value ? 'O' : 'N'),
  }
}

export function flag(name: string): Column<boolean> {
  return {
    names: [name],
    type: 'INTEGER',
    format: '0/1',
    write: (value, cells) => void cells.push(value ? 1 : 0),
  }
}

/** Money, kept as people write it: 1250,40. */
export function comma(name: string): Column<number> {
  return {
    names: [name],
    type: 'TEXT',
    format: 'decimal',
    write: (value, cells) => void cells.push(value.toFixed(2).replace('.', ',')),
  }
}

export function real(name: string): Column<number> {
  return {
    names: [name],
    type: 'REAL',
    format: 'decimal',
    write: (value, cells) => void cells.push(value),
  }
}

export function picture(name: string): Column<Uint8Array | null> {
  return {
    names: [name],
    type: 'BLOB',
    format: 'empreinte',
    write: (value, cells) => void cells.push(value),
  }
}

function digitsOf(written: string): string {
  return written.replace(/\D/g, '')
}
