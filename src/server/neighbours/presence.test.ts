import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPresence } from './presence.ts'

test('an agent is there for as long as one of the processes says so, and no longer', () => {
  let now = 0
  const presence = openPresence(() => now)
  assert.equal(presence.isHere('school'), false)
  presence.note('one', 'school', 25_000)
  presence.note('other', 'school', 25_000)
  presence.note('one', 'school', 5000)
  now = 10_000
  assert.equal(presence.isHere('school'), true)
  now = 25_000
  assert.equal(presence.isHere('school'), false)
  now = 90_000
  presence.note('one', 'elsewhere', 1000)
  assert.equal(presence.isHere('school'), false)
  assert.equal(presence.isHere('elsewhere'), true)
})
