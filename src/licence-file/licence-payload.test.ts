import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { makeExample, seconds } from './testing/example.ts'
import { readPayload } from './licence-payload.ts'

const { payload } = await makeExample()

test('a payload comes through JSON as it was', () => {
  assert.deepEqual(readPayload(JSON.parse(JSON.stringify(payload))), payload)
})

test('unknown fields are dropped, so that old software reads new licences', () => {
  const later = { ...payload, nouveau: { a: 1 }, ['__proto__']: { v: 2 } }
  assert.deepEqual(readPayload(JSON.parse(JSON.stringify(later))), payload)
})

test('the fields to come later are read when they are there', () => {
  const fuller = { ...payload, mdj: { sel: 'AA' }, raz_horloge: payload.iat }
  assert.deepEqual(readPayload(fuller), fuller)
})

test('each field but the optional ones is required', () => {
  const optional = new Set(['uai', 'mdj', 'raz_horloge'])
  for (const name of Object.keys(payload)) {
    const without = Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name))
    assert.equal(readPayload(without) !== undefined, optional.has(name), name)
  }
})

test('no field takes a value of another type', () => {
  const junk = fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noInteger: true }))
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(payload), 'mdj'), junk, (name, value) => {
      assert.equal(readPayload({ ...payload, [name]: value }), undefined)
    }),
  )
  assert.doesNotThrow(() => fc.assert(fc.property(fc.anything(), (any) => !readPayload(any))))
})

test('values out of bounds are refused', () => {
  const wrong = [
    { v: 2 },
    { aud: 'autre' },
    { ogec: 'A0000000' },
    { ogec: ' 0000000a' },
    { sem: '2026-W54' },
    { sem: '2026-48' },
    { nom: '' },
    { mod: ['notes', 3] },
    { lim: { eleves: -1 } },
    { lim: { eleves: 1.5 } },
    { lim: [1] },
    { grc: -1 },
    { exp: 1e15 },
  ]
  for (const change of wrong)
    assert.equal(readPayload({ ...payload, ...change }), undefined, JSON.stringify(change))
})

test('a licence that lasts more than a week and its grace, or is issued far ahead, is refused', () => {
  const weekSeconds = 7 * 86_400
  const wrong = [
    { exp: payload.nbf + weekSeconds + 3601 },
    { exp: payload.nbf },
    { grc: weekSeconds + 1 },
    { iat: payload.nbf - weekSeconds - 1 },
    { iat: payload.exp },
    { iat: seconds('2020-01-01T00:00Z') },
  ]
  for (const change of wrong) assert.equal(readPayload({ ...payload, ...change }), undefined)
  const right = [
    { exp: payload.nbf + weekSeconds + 3600 },
    { grc: weekSeconds },
    { iat: payload.nbf },
  ]
  for (const change of right) assert.ok(readPayload({ ...payload, ...change }))
})
