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
  const checks = checksOf(collection)
  if (!Array.isArray(value) || value.length !== checks.length) return { field: null, why: 'fields' }
  for (let at = 0; at < checks.length; at++) {
    const check = checks[at]
    const why = check?.misfitIn(value[at])
    if (check !== undefined && why !== undefined) return { field: check.field, why }
  }
  return undefined
}

type Why = Misfit['why'] | undefined
type FieldCheck = { readonly field: string; readonly misfitIn: (value: unknown) => Why }

/** A million rows ask the same questions: what each field wants is worked out once. */
const known = new WeakMap<Collection, readonly FieldCheck[]>()

function checksOf(collection: Collection): readonly FieldCheck[] {
  const found = known.get(collection)
  if (found !== undefined) return found
  const { fields, key, required } = collection
  const checks = Object.entries(fields).map(([field, kind]): FieldCheck => {
    const whenNull: Why = key.includes(field) || required.includes(field) ? 'absent' : undefined
    const ofKind = key.includes(field) ? misfitOfKey(kind) : kinds[kind]
    return { field, misfitIn: (value) => (value === null ? whenNull : ofKind(value)) }
  })
  known.set(collection, checks)
  return checks
}

function misfitOfKey(kind: FieldKind): (value: unknown) => Why {
  return (value) => {
    if (typeof value !== 'string') return kinds[kind](value)
    if (value === '') return 'absent'
    if (value.length > keyLengthMax) return 'too-long'
    return controlCharacter.test(value) ? 'key-character' : kinds[kind](value)
  }
}

const kinds: Readonly<Record<FieldKind, (value: unknown) => Why>> = {
  boolean: (value) => (typeof value === 'boolean' ? undefined : 'kind'),
  integer: (value) => (Number.isSafeInteger(value) && !Object.is(value, -0) ? undefined : 'kind'),
  text: (value) => (typeof value === 'string' ? misfitOfText(value) : 'kind'),
  date: ifText(isDate),
  time: ifText((text) => timeForm.test(text)),
  moment: ifText(
    (text) => text[10] === 'T' && isDate(text.slice(0, 10)) && timeForm.test(text.slice(11)),
  ),
  decimal: ifText((text) =>
    /^(0|-?(0\.\d{0,19}[1-9]|[1-9]\d{0,19}(\.\d{0,19}[1-9])?))$/.test(text),
  ),
  digest: ifText((text) => /^[0-9a-f]{64}$/.test(text)),
}

function ifText(hasForm: (text: string) => boolean): (value: unknown) => Why {
  return (value) => (typeof value === 'string' && hasForm(value) ? undefined : 'kind')
}

function misfitOfText(value: string): Why {
  if (value.length > textLengthMax) return 'too-long'
  if (isPlain(value)) return undefined
  if (value.includes('\0')) return 'nul'
  return value.isWellFormed() && value.normalize('NFC') === value ? undefined : 'not-normal'
}

/** Most texts are: nothing about them is to be normalised. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text)
}

// oxlint-disable-next-line no-control-regex -- that is what it looks for
const controlCharacter = /[\u0000-\u001f\u007f]/
const timeForm = /^([01]\d|2[0-3]):[0-5]\d$/

/** The same few hundred days come again and again. */
const daysKnown = new Set<string>()
const daysKnownMax = 10_000

function isDate(text: string): boolean {
  if (daysKnown.has(text)) return true
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const lastDay = monthLengths[Number(month) - 1] ?? 0
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const isOne =
    Number(day) >= 1 && Number(day) <= lastDay && (month !== '02' || day !== '29' || isLeap)
  if (isOne && daysKnown.size < daysKnownMax) daysKnown.add(text)
  return isOne
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
