import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRunning, lastedMinutes } from './supervision-life.ts'

const startedAt = '2026-11-24T08:00:00Z'
const endsAt = '2026-11-24T08:30:00Z'
const at = (time: string): number => Date.parse(`2026-11-24T${time}Z`)

test('a supervision lasts to its end, to its limit, or so far', () => {
  const open = { startedAt, endsAt, endedAt: null }
  assert.equal(lastedMinutes(open, at('08:12:59')), 12)
  assert.equal(isRunning(open, at('08:12:59')), true)
  assert.equal(lastedMinutes(open, at('09:00:00')), 30)
  assert.equal(isRunning(open, at('08:30:00')), false)
  const ended = { ...open, endedAt: '2026-11-24T08:05:00Z' }
  assert.equal(lastedMinutes(ended, at('09:00:00')), 5)
  assert.equal(isRunning(ended, at('08:06:00')), false)
})
