import type { Collection, FieldKind } from '../catalogue/collection.ts'

export type Value = null | boolean | number | string
/** Values in the order of the collection's fields, each in its normal form. */
export type Row = readonly Value[]

export type Misfit = {
  /** Null: the row as a whole. */
  readonly field: string | null
  readonly why: 'fields' | 'absent' | 'kind' | 'nul' | 'too-long' | 'not-normal' | 'key-character'
}

const textLengthMax = 10_000
const keyLengthMax = 200

/**
 * Why a value cannot be a row of this collection; undefined when it is one. Checked by the side that reads
 * it and by the side that receives it: a row is stored in one normal form or not at all, so that both
 * compute the same hash from what they hold.
 */
export function misfitOf(collection: Collection, value: unknown): Misfit | undefined {
  const fields = Object.entries(collection.fields)
  if (!Array.isArray(value) || value.length !== fields.length) return { field: null, why: 'fields' }
  for (const [at, [field, kind]] of fields.entries()) {
    const why = misfitIn(collection, field, kind, value[at])
    if (why !== undefined) return { field, why }
  }
  return undefined
}

function misfitIn(
  { key, required }: Collection,
  field: string,
  kind: FieldKind,
  value: unknown,
): Misfit['why'] | undefined {
  const inKey = key.includes(field)
  if (value === null) return inKey || required.includes(field) ? 'absent' : undefined
  if (kind === 'boolean') return typeof value === 'boolean' ? undefined : 'kind'
  if (kind === 'integer')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? undefined : 'kind'
  if (typeof value !== 'string') return 'kind'
  if (inKey && (value === '' || value.length > keyLengthMax))
    return value === '' ? 'absent' : 'too-long'
  if (inKey && controlCharacter.test(value)) return 'key-character'
  if (kind === 'text') return misfitOfText(value)
  return forms[kind](value) ? undefined : 'kind'
}

function misfitOfText(value: string): Misfit['why'] | undefined {
  if (value.length > textLengthMax) return 'too-long'
  if (value.includes('\0')) return 'nul'
  return value.isWellFormed() && value.normalize('NFC') === value ? undefined : 'not-normal'
}

// oxlint-disable-next-line no-control-regex -- that is what it looks for
const controlCharacter = /[\u0000-\u001f\u007f]/

const forms: Record<
  Exclude<FieldKind, 'text' | 'boolean' | 'integer'>,
  (text: string) => boolean
> = {
  date: isDate,
  time: (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
  moment: (text) => /^[^T]{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDate(text.slice(0, 10)),
  decimal: (text) => /^(0|-?(0\.\d{0,19}[1-9]|[1-9]\d{0,19}(\.\d{0,19}[1-9])?))$/.test(text),
  digest: (text) => /^[0-9a-f]{64}$/.test(text),
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const lastDay = monthLengths[Number(month) - 1] ?? 0
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  return Number(day) >= 1 && Number(day) <= lastDay && (month !== '02' || day !== '29' || isLeap)
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
