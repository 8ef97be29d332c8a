import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseUai, uaiLetter } from './uai.ts'

const number = fc.integer({ min: 0, max: 9_999_999 })
const digits = (value: number): string => String(value).padStart(7, '0')

test('every number has exactly one letter that is accepted', () => {
  fc.assert(
    fc.property(number, (value) => {
      const accepted = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
        .split('')
        .filter((letter) => parseUai(digits(value) + letter).ok)
      assert.deepEqual(accepted, [uaiLetter(value)])
    }),
  )
})

test('a wrong letter is refused with the right code', () => {
  assert.deepEqual(parseUai('0000000B'), {
    ok: false,
    reason: 'letter',
    suggestion: '0000000A',
  })
})

test('known codes pass, with spaces around and lower case forgiven', () => {
  for (const typed of ['0000000A', ' 0000000a\n', '0000022Z'])
    assert.deepEqual(parseUai(typed), { ok: true, uai: typed.trim().toUpperCase() })
})

test('one changed digit never keeps the letter', () => {
  // 23 is prime and does not divide d × 10^n for d from 1 to 9.
  fc.assert(
    fc.property(number, fc.nat(6), fc.integer({ min: 1, max: 9 }), (value, at, shift) => {
      const text = digits(value)
      const digit = (Number(text.charAt(at)) + shift) % 10
      const changed = text.slice(0, at) + String(digit) + text.slice(at + 1)
      assert.equal(parseUai(changed + uaiLetter(value)).ok, false)
    }),
  )
})

test('anything else is refused with its reason', () => {
  const reason = (typed: string): string => {
    const parsed = parseUai(typed)
    return parsed.ok ? 'none' : parsed.reason
  }
  assert.equal(reason(''), 'length')
  assert.equal(reason('000000A'), 'length')
  assert.equal(reason('00000000A'), 'length')
  assert.equal(reason('00000000'), 'characters')
  assert.equal(reason('000 000A'), 'characters')
  assert.equal(reason('٠٠٠٠٠٠٠A'), 'characters')
  assert.equal(reason('1234567ß'), 'characters')
})
