import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Collection } from '#replication/catalogue/collection.ts'
import type { Row, Value } from '#replication/rows/check-row.ts'

type Field = string | { colonne: string; heure?: string; format: string }
type Mapped = { table?: string; requete?: string; champs: Record<string, Field> }
type Mapping = {
  base: { fichier: string }
  envoi: Record<string, Mapped>
  retour: Record<string, Mapped>
}
type Cell = null | number | string | Uint8Array

function readMapping(file: string): Mapping {
  return JSON.parse(readFileSync(file, 'utf8').replace(/^\/\/.*$/gm, '')) as Mapping
}

/** Reads a collection as the mapping file says, independently of the columns that wrote it. */
export function readByMapping(file: string, { name, fields }: Collection): Row[] {
  const mapping = readMapping(file)
  const mapped = mapping.envoi[name] ?? mapping.retour[name]
  if (mapped === undefined) throw new Error(`${name} is not mapped`)
  const database = new DatabaseSync(join(dirname(file), mapping.base.fichier), { readOnly: true })
  try {
    const query = mapped.requete ?? `select * from ${mapped.table ?? ''}`
    const rows = database.prepare(query).all()
    return rows.map((row) =>
      Object.keys(fields).map((field) =>
        valueOf(row as Record<string, Cell>, mapped.champs[field]),
      ),
    )
  } finally {
    database.close()
  }
}

function valueOf(row: Readonly<Record<string, Cell>>, field: Field | undefined): Value {
  if (field === undefined) return null
  if (typeof field === 'string') return textOf(cellOf(row, field))
  const cell = cellOf(row, field.colonne)
  const text = textOf(cell) ?? ''
  const hour = field.heure === undefined ? '' : (textOf(cellOf(row, field.heure)) ?? '')
  const read = readers[field.format]
  if (read === undefined) throw new Error(`unknown format ${field.format}`)
  return field.format === 'empreinte' ? digestOf(cell) : read(text, hour)
}

function cellOf(row: Readonly<Record<string, Cell>>, name: string): Cell {
  const cell = row[name]
  if (cell === undefined) throw new Error(`no column ${name}`)
  return cell
}

const readers: Readonly<Record<string, (text: string, hour: string) => Value>> = {
  entier: (text) => (text === '' ? null : Number(text)),
  decimal: (text) => (text === '' ? null : String(Number(text.replace(',', '.')))),
  AAAAMMJJ: dayOf,
  HHMM: timeOf,
  'AAAAMMJJ+HHMM': (text, hour) => (text === '' ? null : `${dayOf(text)}T${timeOf(hour)}`),
  AAAAMMJJHHMM: (text) =>
    text === '' ? null : `${dayOf(text.slice(0, 8))}T${timeOf(text.slice(8))}`,
  'O/N': (text) => text === 'O',
  '0/1': (text) => text === '1',
  empreinte: () => null,
}

function textOf(cell: Cell): string | null {
  const text = cell instanceof Uint8Array ? windows1252.decode(cell) : String(cell ?? '')
  return text.trimEnd().normalize('NFC') || null
}

const windows1252 = new TextDecoder('windows-1252')

function digestOf(cell: Cell): string | null {
  return cell instanceof Uint8Array ? createHash('sha256').update(cell).digest('hex') : null
}

function dayOf(text: string): string | null {
  if (text === '' || text === '00000000') return null
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

function timeOf(text: string): string | null {
  return text === '' ? null : `${text.slice(0, 2)}:${text.slice(2)}`
}
