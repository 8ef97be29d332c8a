import type { Value } from '#replication/rows/check-row.ts'
import { encodeText } from './encodings.ts'
import type { Encoding, MappedField } from './mapping.ts'

/** What a driver is given for a column. */
export type Written = null | number | string | Uint8Array

/**
 * What a field's columns are given for a value in normal form, by the name of the column; undefined for a text
 * that the encoding of a column of bytes cannot write.
 */
export function writeValue(
  field: MappedField,
  value: Value,
  {
    encoding,
    isBytes,
  }: { readonly encoding: Encoding; readonly isBytes: (column: string) => boolean },
): readonly (readonly [column: string, written: Written])[] | undefined {
  const { column, timeColumn } = field
  const texts: readonly (readonly [string, Written])[] =
    timeColumn === null
      ? [[column, written(field, value)]]
      : [
          [column, typeof value === 'string' ? compact(value.slice(0, 10)) : null],
          [timeColumn, typeof value === 'string' ? compact(value.slice(11)) : null],
        ]
  const all = texts.map(([name, text]) => {
    const isEncoded = typeof text === 'string' && isBytes(name)
    return [name, isEncoded ? encodeText(text, encoding) : text] as const
  })
  return all.every(isWritten) ? all : undefined
}

function isWritten(one: readonly [string, Written | undefined]): one is readonly [string, Written] {
  return one[1] !== undefined
}

function written({ format }: MappedField, value: Value): Written {
  if (value === null) return null
  if (typeof value === 'boolean') return format === 'O/N' ? (value ? 'O' : 'N') : Number(value)
  if (typeof value === 'number') return value
  if (format === 'AAAAMMJJ' || format === 'HHMM' || format === 'AAAAMMJJHHMM') return compact(value)
  return format === 'AAAA-MM-JJ HH:MM' ? value.replace('T', ' ') : value
}

function compact(text: string): string {
  return text.replace(/[-:T]/g, '')
}
