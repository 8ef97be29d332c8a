import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { FieldKind } from '#replication/catalogue/collection.ts'
import type { Value } from '#replication/rows/check-row.ts'
import { formatsOf, type Format } from './formats.ts'
import type { Encoding, MappedField } from './mapping.ts'
import { readValue, type Raw } from './read-value.ts'
import { writeValue } from './write-value.ts'

const two = (number: number): string => String(number).padStart(2, '0')
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`)
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const text = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .map((raw) => raw.normalize('NFC').trimEnd())
  .filter((raw) => raw !== '' && !raw.includes('\0'))

const values: Record<FieldKind, fc.Arbitrary<Value>> = {
  text,
  integer: fc.maxSafeInteger(),
  boolean: fc.boolean(),
  date,
  time,
  moment: fc.tuple(date, time).map(([day, hour]) => `${day}T${hour}`),
  decimal: fc.integer({ min: -99999, max: 99999 }).map((hundredths) => String(hundredths / 100)),
  digest: fc.stringMatching(/^[0-9a-f]{64}$/),
}

test('every value in normal form comes back from the columns it was written to, whatever the format', () => {
  for (const kind of Object.keys(formatsOf) as FieldKind[])
    for (const format of formatsOf[kind]) {
      if (format === 'empreinte') continue
      for (const isBytes of [false, true])
        fc.assert(
          fc.property(fc.option(values[kind]), (value) => {
            assert.equal(roundTrip(fieldOf(kind, format), value, isBytes), value)
          }),
        )
    }
})

test('what is no value of a format is never taken for one, and nothing is thrown', () => {
  const raw: fc.Arbitrary<Raw> = fc.oneof(
    fc.string(),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.uint8Array(),
    fc.constant(null),
    fc.stringMatching(/^[0-9]{0,12}$/),
  )
  const formats = Object.values(formatsOf).flat()
  fc.assert(
    fc.property(fc.constantFrom(...formats), raw, raw, (format, one, other) => {
      for (const encoding of ['utf-8', 'windows-1252'] as const) {
        const value = readValue({ format }, [one, other], encoding)
        assert.ok(value !== undefined || one !== null)
      }
    }),
  )
})

test('the columns of an old base are understood', () => {
  const cases: readonly (readonly [Format, Raw, Value | undefined])[] = [
    ['texte', 'Dupont   ', 'Dupont'],
    ['texte', '   ', null],
    ['texte', 'e\u0301', 'é'],
    ['texte', 42n, '42'],
    ['entier', ' 12 ', 12],
    ['entier', '12,5', undefined],
    ['entier', '-0', 0],
    ['decimal', '12,50', '12.5'],
    ['decimal', '-0,00', '0'],
    ['decimal', 1e21, undefined],
    ['AAAAMMJJ', '20261124', '2026-11-24'],
    ['AAAAMMJJ', 20261124n, '2026-11-24'],
    ['AAAAMMJJ', '00000000', null],
    ['AAAAMMJJ', '', null],
    ['AAAAMMJJ', '24/11/2026', undefined],
    ['AAAA-MM-JJ', '2026-11-24 00:00:00', '2026-11-24'],
    ['HHMM', '0805', '08:05'],
    ['HHMM', 805n, '08:05'],
    ['HHMM', '', null],
    ['HH:MM', '08:05:00', '08:05'],
    ['AAAAMMJJHHMM', '202611240805', '2026-11-24T08:05'],
    ['AAAA-MM-JJ HH:MM', '2026-11-24 08:05:30', '2026-11-24T08:05'],
    ['O/N', 'O', true],
    ['O/N', 'n', false],
    ['O/N', 'X', undefined],
    ['0/1', true, true],
    ['0/1', 0n, false],
    ['0/1', '', null],
    ['empreinte', Buffer.alloc(0), null],
    ['empreinte', 'text', undefined],
  ]
  for (const [format, raw, value] of cases)
    assert.equal(readValue({ format }, [raw, null], 'utf-8'), value, `${format} ${String(raw)}`)
})

test('a date and an hour in two columns are one moment', () => {
  const read = (one: Raw, other: Raw) =>
    readValue({ format: 'AAAAMMJJ+HHMM' }, [one, other], 'utf-8')
  assert.equal(read('20261124', '0805'), '2026-11-24T08:05')
  assert.equal(read('20261124', null), '2026-11-24T00:00')
  assert.equal(read('00000000', '0805'), null)
  assert.equal(read('20261124', 'soir'), undefined)
})

test('bytes are read and written in the encoding of the mapping', () => {
  const field = fieldOf('text', 'texte')
  const isBytes = () => true
  const written = writeValue(field, 'Élève à 5 €', { encoding: 'windows-1252', isBytes })
  assert.deepEqual(written, [['A', Uint8Array.from(Buffer.from('c96ce8766520e020352080', 'hex'))]])
  assert.equal(writeValue(field, '日本', { encoding: 'windows-1252', isBytes }), undefined)
  const bytes = Buffer.from('c96ce87665', 'hex')
  assert.equal(readValue(field, [bytes, null], 'windows-1252'), 'Élève')
  assert.equal(readValue(field, [bytes, null], 'utf-8'), undefined, 'these are no UTF-8')
})

function fieldOf(kind: FieldKind, format: Format): MappedField {
  const timeColumn = format === 'AAAAMMJJ+HHMM' ? 'B' : null
  return { name: 'a', kind, format, column: 'A', timeColumn }
}

function roundTrip(field: MappedField, value: Value, isBytes: boolean): Value | undefined {
  const encoding: Encoding = 'utf-8'
  const cells = new Map(writeValue(field, value, { encoding, isBytes: () => isBytes }))
  return readValue(field, [cells.get('A') ?? null, cells.get('B') ?? null], encoding)
}
