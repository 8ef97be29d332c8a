import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openListeners } from './listeners.ts'

const longMs = 60_000

test('a school that is woken hears it at once, and no other does', async () => {
  const listeners = openListeners()
  const [here, there] = [listeners.listen('here', longMs), listeners.listen('there', 20)]
  listeners.wake('here')
  assert.equal(await here.heard, 'woken')
  assert.equal(await there.heard, 'time-is-up')
  for (const ear of [here, there]) ear.stop()
})

test('of three that listen for one school the oldest is let go, and the last two hear', async () => {
  const listeners = openListeners()
  const ears = [1, 2, 3].map(() => listeners.listen('school', longMs))
  assert.equal(await ears[0]?.heard, 'time-is-up')
  listeners.wake('school')
  assert.deepEqual(await Promise.all(ears.slice(1).map(({ heard }) => heard)), ['woken', 'woken'])
  for (const ear of ears) ear.stop()
})

test('one that stops late takes nobody away who came since', async () => {
  const listeners = openListeners()
  const [late, ...others] = [1, 2, 3].map(() => listeners.listen('school', longMs))
  for (const ear of others) ear.stop()
  const fresh = listeners.listen('school', longMs)
  late?.stop()
  listeners.wake('school')
  assert.equal(await fresh.heard, 'woken')
  fresh.stop()
})

test('between two polls an agent is still there, and a moment later it is not', () => {
  let now = 0
  const listeners = openListeners({ now: () => now })
  assert.equal(listeners.isListening('school'), false)
  const ear = listeners.listen('school', longMs)
  now = longMs
  assert.equal(listeners.isListening('school'), true)
  ear.stop()
  assert.equal(listeners.isListening('school'), true)
  now += 5000
  assert.equal(listeners.isListening('school'), false)
})

test('as the house closes everybody is let go, and who still comes does not wait', async () => {
  const listeners = openListeners()
  const before = listeners.listen('school', longMs)
  listeners.close()
  const after = listeners.listen('school', longMs)
  assert.deepEqual(await Promise.all([before.heard, after.heard]), ['time-is-up', 'time-is-up'])
  for (const ear of [before, after]) ear.stop()
})
