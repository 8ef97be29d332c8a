import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lasted, percentOf, sizeSaid } from './spans.ts'

const start = '2026-11-24T19:25:12.000Z'

test('a duration is said in the two units that matter', () => {
  assert.equal(lasted(start, '2026-11-24T19:25:54.400Z'), '42 s')
  assert.equal(lasted(start, '2026-11-24T19:28:17.000Z'), '3 min 05 s')
  assert.equal(lasted(start, '2026-11-24T20:37:12.000Z'), '1 h 12 min')
  // The clocks of two servers may differ a little.
  assert.equal(lasted(start, '2026-11-24T19:25:11.000Z'), 'moins de 1 s')
})

test('a size is said in the unit that suits it', () => {
  assert.equal(sizeSaid(832), '832 octets')
  assert.equal(sizeSaid(12_345), '12,3 Ko')
  assert.equal(sizeSaid(4_100_000), '4,1 Mo')
})

test('100 % is said when everything is there, never before nor above', () => {
  assert.equal(percentOf(999, 1000), 99)
  assert.equal(percentOf(1000, 1000), 100)
  assert.equal(percentOf(1200, 1000), 100)
  assert.equal(percentOf(0, 0), 0)
})
