import { hash } from 'node:crypto'
import { isPlain, type Value } from '#replication/rows/check-row.ts'
import { decodeText } from './encodings.ts'
import type { Format } from './formats.ts'
import type { Encoding, MappedField } from './mapping.ts'

/** What a driver gives for a column. */
export type Raw = null | boolean | number | bigint | string | Uint8Array

/**
 * The normal form of what stands in a column; undefined for what its format cannot mean. Whether it fits its
 * field is `misfitOf`'s to say: a 31st of February passes here.
 */
export function readValue(
  { format }: Pick<MappedField, 'format'>,
  [raw, time]: readonly [Raw, Raw],
  encoding: Encoding,
): Value | undefined {
  if (raw === null) return null
  if (format === 'empreinte')
    return raw instanceof Uint8Array ? digestOf(raw) : raw === '' ? null : undefined
  const text = textOf(raw, encoding)
  if (format !== 'AAAAMMJJ+HHMM') return text === undefined ? undefined : readers[format](text)
  const hour = time === null ? '' : textOf(time, encoding)
  return text === undefined || hour === undefined ? undefined : momentOfTwo(text, hour)
}

function digestOf(bytes: Uint8Array): string | null {
  return bytes.byteLength === 0 ? null : hash('sha256', bytes, 'hex')
}

/** Padding at the right end is no part of a text. */
function textOf(raw: Exclude<Raw, null>, encoding: Encoding): string | undefined {
  if (typeof raw === 'boolean') return raw ? '1' : '0'
  if (raw instanceof Uint8Array) return decodeText(raw, encoding)?.trimEnd()
  return String(raw).trimEnd()
}

type Reader = (text: string) => Value | undefined

const readers: Record<Exclude<Format, 'empreinte' | 'AAAAMMJJ+HHMM'>, Reader> = {
  texte: (text) => (text === '' ? null : isPlain(text) ? text : text.normalize('NFC')),
  entier: unlessEmpty((text) => (/^-?\d{1,16}$/.test(text) ? Number(text) + 0 : undefined)),
  decimal: unlessEmpty(normalDecimal),
  '0/1': unlessEmpty((text) => zeroOne[text]),
  'O/N': unlessEmpty((text) => yesNo[text]),
  'AAAA-MM-JJ': unlessEmpty((text) => /^(\d{4}-\d\d-\d\d)([ T].*)?$/.exec(text)?.[1]),
  AAAAMMJJ: (text) => compactDate(text),
  'HH:MM': unlessEmpty((text) => /^(\d\d:\d\d)(:.*)?$/.exec(text)?.[1]),
  HHMM: unlessEmpty(compactTime),
  'AAAA-MM-JJ HH:MM': unlessEmpty((text) => {
    const [, date, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d(\.\d+)?)?$/.exec(text) ?? []
    return date === undefined || time === undefined ? undefined : `${date}T${time}`
  }),
  AAAAMMJJHHMM: unlessEmpty((text) =>
    /^0+$/.test(text)
      ? null
      : text.length === 12
        ? momentOfTwo(text.slice(0, 8), text.slice(8))
        : undefined,
  ),
}

const zeroOne: Readonly<Record<string, boolean>> = {
  '0': false,
  '1': true,
  f: false,
  t: true,
  false: false,
  true: true,
}
const yesNo: Readonly<Record<string, boolean>> = { N: false, O: true, n: false, o: true }

function unlessEmpty(read: Reader): Reader {
  return (text) => {
    const inner = text.trim()
    return inner === '' ? null : read(inner)
  }
}

function normalDecimal(text: string): string | undefined {
  const [, sign, whole = '', decimals = ''] = /^(-?)(\d*)(?:[.,](\d*))?$/.exec(text) ?? []
  if (sign === undefined || whole + decimals === '') return undefined
  const shortened = decimals.replace(/0+$/, '')
  const value = `${whole.replace(/^0+(?=\d)/, '') || '0'}${shortened === '' ? '' : `.${shortened}`}`
  return value === '0' ? value : `${sign}${value}`
}

/** A date of zeros is none. */
function compactDate(text: string): string | null | undefined {
  const inner = text.trim()
  if (/^0*$/.test(inner)) return null
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(inner) ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}`
}

/** In a column of numbers the zeros at the left are gone. */
function compactTime(text: string): string | undefined {
  if (!/^\d{1,4}$/.test(text)) return undefined
  const four = text.padStart(4, '0')
  return `${four.slice(0, 2)}:${four.slice(2)}`
}

/** A date without an hour is at midnight. */
function momentOfTwo(date: string, hour: string): string | null | undefined {
  const day = compactDate(date)
  if (typeof day !== 'string') return day
  const time = hour.trim() === '' ? '00:00' : compactTime(hour.trim())
  return time === undefined ? undefined : `${day}T${time}`
}
