import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { makeExample, seconds } from './testing/example.ts'
import { exampleVerifiers } from './testing/example-verifiers.ts'
import { readPayload } from './licence-payload.ts'

const { payload } = await makeExample()

test('a payload comes through JSON as it was', () => {
  assert.deepEqual(readPayload(JSON.parse(JSON.stringify(payload))), payload)
})

test('unknown fields are dropped, so that old software reads new licences', () => {
  const later = { ...payload, nouveau: { a: 1 }, ['__proto__']: { v: 2 } }
  assert.deepEqual(readPayload(JSON.parse(JSON.stringify(later))), payload)
})

test('the optional fields are read when they are there', async () => {
  const fuller = { ...payload, mdj: await exampleVerifiers({ days: 2 }), raz_horloge: payload.iat }
  assert.deepEqual(readPayload(fuller), fuller)
})

test('verifiers in a form that a later version brings are ignored and refuse nothing', () => {
  for (const mdj of [{}, { v: 2, h: 'autre' }, { v: '1' }, { v: null }, { sel: 'AA' }])
    assert.deepEqual(readPayload({ ...payload, mdj }), payload)
})

test('verifiers of this version that break the format are refused', async () => {
  const mdj = await exampleVerifiers({ days: 2 })
  const [hash = ''] = mdj.h
  const wrong = [
    { m: 7 },
    { m: 1024 * 1024 + 1 },
    { m: 64.5 },
    { m: '64' },
    { t: 0 },
    { t: 17 },
    { sel: '' },
    { sel: `${mdj.sel}AA` },
    { sel: `${mdj.sel}==` },
    { du: '2026-02-30' },
    { du: '2026-11-31' },
    { du: '2026-11' },
    { du: '2026-11-23T00:00Z' },
    { du: 20_261_123 },
    { h: hash },
    { h: {} },
    { h: [hash, null] },
    { h: [hash.slice(0, -1)] },
    { h: [`${hash.slice(0, -1)}${hash.endsWith('A') ? 'B' : 'A'}`, `${hash}AA`] },
    { h: Array.from({ length: 71 }, () => hash) },
  ]
  for (const change of wrong) {
    const changed = { ...payload, mdj: { ...mdj, ...change } }
    assert.equal(readPayload(changed), undefined, JSON.stringify(change))
  }
  for (const name of Object.keys(mdj)) {
    const without = Object.fromEntries(Object.entries(mdj).filter(([key]) => key !== name))
    // Without its version it is of none that is known.
    assert.equal(readPayload({ ...payload, mdj: without }) !== undefined, name === 'v', name)
  }
  const right = [
    { m: 8, t: 1 },
    { m: 1024 * 1024, t: 16 },
    { du: '2028-02-29' },
    { h: [] },
    { h: Array.from({ length: 70 }, () => hash) },
  ]
  for (const change of right) assert.ok(readPayload({ ...payload, mdj: { ...mdj, ...change } }))
})

test('a reset of the clock is not dated after the licence that carries it', () => {
  assert.ok(readPayload({ ...payload, raz_horloge: payload.iat - 60 }))
  for (const raz_horloge of [payload.iat + 1, -1, 1.5, '1', null])
    assert.equal(readPayload({ ...payload, raz_horloge }), undefined)
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
