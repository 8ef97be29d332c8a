import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { encodeCrockford, groupCrockford, normaliseCrockford } from './crockford.ts'

const bytes = fc.uint8Array({ maxLength: 40 })

test('the text is the number the bytes write, in base 32', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const length = Math.ceil((given.length * 8) / 5)
      const padding = BigInt(length * 5 - given.length * 8)
      const hex = Buffer.from(given).toString('hex')
      const number = BigInt(`0x0${hex}`) << padding
      const expected = Array.from(number.toString(32))
        .map((digit) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(Number.parseInt(digit, 32)))
        .join('')
      assert.equal(encodeCrockford(given), length === 0 ? '' : expected.padStart(length, '0'))
    }),
  )
})

test('known values', () => {
  assert.equal(encodeCrockford(Uint8Array.of()), '')
  assert.equal(encodeCrockford(Uint8Array.of(0)), '00')
  assert.equal(encodeCrockford(Uint8Array.of(255)), 'ZW')
  assert.equal(encodeCrockford(Buffer.from('foobar')), 'CSQPYRK1E8')
})

test('ten bytes give sixteen characters, shown by groups of four', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (given) => {
      const shown = groupCrockford(encodeCrockford(given), 4)
      assert.match(shown, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    }),
  )
})

test('a code is found again whatever its case, spaces, dashes and look-alike letters', () => {
  const slips: Record<string, string[]> = { '0': ['O', 'o', '0'], '1': ['I', 'i', 'L', 'l'] }
  fc.assert(
    fc.property(bytes, fc.infiniteStream(fc.nat()), (given, random) => {
      const next = (): number => random.next().value as number
      const text = encodeCrockford(given)
      const typed = Array.from(text).map((character) => {
        const forms = slips[character] ?? [character, character.toLowerCase()]
        const between = ['', '', ' ', '-', '–', '\u00A0', '\u2011']
        return between[next() % between.length] + (forms[next() % forms.length] ?? '')
      })
      assert.equal(normaliseCrockford(typed.join('')), text)
    }),
  )
})

test('groups put together again give the text', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 9 }), (given, size) => {
      const text = encodeCrockford(given)
      assert.equal(normaliseCrockford(groupCrockford(text, size)), text)
    }),
  )
})

test('letters that belong to no code are kept, so that they match none', () => {
  assert.equal(normaliseCrockford('u-é'), 'Ué')
})
