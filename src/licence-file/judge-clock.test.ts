import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeClock } from './judge-clock.ts'

const now = new Date('2026-11-25T09:00Z')
const later = (ms: number): Date => new Date(now.getTime() + ms)
const longAgo = 1_700_000_000

test('a clock up to 5 minutes back says nothing, up to 24 hours warns, beyond is not believed', () => {
  const judge = (ms: number): string => {
    const judged = judgeClock({ now, highWater: later(ms) }, longAgo)
    return judged ? `${judged.warnings.length} warning` : 'not believed'
  }
  assert.equal(judge(0), '0 warning')
  assert.equal(judge(5 * 60_000), '0 warning')
  assert.equal(judge(5 * 60_000 + 1), '1 warning')
  assert.equal(judge(24 * 3_600_000), '1 warning')
  assert.equal(judge(24 * 3_600_000 + 1), 'not believed')
})

test('the date of issue counts as a date known to have passed', () => {
  assert.equal(judgeClock({ now }, now.getTime() / 1000 + 86_401), undefined)
  const judged = judgeClock({ now }, now.getTime() / 1000 + 3600)
  assert.equal(judged?.warnings[0]?.backSeconds, 3600)
})

test('the mark to keep is the latest of the three dates and never goes back', () => {
  assert.deepEqual(judgeClock({ now }, longAgo)?.highWater, now)
  assert.deepEqual(judgeClock({ now, highWater: later(-1) }, longAgo)?.highWater, now)
  assert.deepEqual(judgeClock({ now, highWater: later(1) }, longAgo)?.highWater, later(1))
  const issued = now.getTime() / 1000 + 60
  assert.deepEqual(judgeClock({ now }, issued)?.highWater, later(60_000))
})

test('a date that is none is not believed', () => {
  const none = new Date(Number.NaN)
  assert.equal(judgeClock({ now: none }, longAgo), undefined)
  assert.equal(judgeClock({ now, highWater: none }, longAgo), undefined)
})
