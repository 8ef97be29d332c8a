import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseOgecCode } from './ogec-code.ts'
import { uaiLetter } from './uai.ts'

test('a code is accepted exactly when it is 8 characters, a digit then digits or capitals', () => {
  const near = fc.stringMatching(/^[0-9A-Za-z é]{6,10}$/)
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (typed) => {
      const raised = typed.trim().replace(/[a-z]/g, (letter) => letter.toUpperCase())
      const parsed = parseOgecCode(typed)
      assert.equal(parsed.ok, /^[0-9][0-9A-Z]{7}$/.test(raised))
      if (parsed.ok) assert.equal(parsed.code, raised)
    }),
    { numRuns: 2000 },
  )
})

test('parsing a parsed code changes nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9][0-9A-Za-z]{7}$/), (typed) => {
      const parsed = parseOgecCode(typed)
      assert.ok(parsed.ok)
      assert.deepEqual(parseOgecCode(parsed.code), parsed)
    }),
  )
})

test('a wrong UAI letter warns with the right code and never refuses', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.stringMatching(/^[A-Z]$/),
      (value, letter) => {
        const digits = String(value).padStart(7, '0')
        const parsed = parseOgecCode(digits + letter)
        assert.ok(parsed.ok)
        const right = digits + uaiLetter(value)
        const warning = { kind: 'uai-letter', suggestion: right }
        assert.deepEqual(parsed.warning, digits + letter === right ? undefined : warning)
      },
    ),
  )
})

test('a code that is not shaped like a UAI does not warn', () => {
  for (const typed of ['12345678', '1A345678', '123456AB'])
    assert.deepEqual(parseOgecCode(typed), { ok: true, code: typed })
})

test('each refusal gives its reason', () => {
  const cases = {
    '': 'length',
    '1234567': 'length',
    '123456789': 'length',
    A1234567: 'first-not-digit',
    '1234-678': 'characters',
    '1234567é': 'characters',
    '123456ß': 'length',
    '1234567ı': 'characters',
  }
  for (const [typed, reason] of Object.entries(cases))
    assert.deepEqual(parseOgecCode(typed), { ok: false, reason })
})
