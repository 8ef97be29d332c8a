import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startWatch, watchClock } from './watch-clock.ts'

const minuteMs = 60_000
const start = new Date('2026-11-24T08:00:00Z')

test('a clock is worth noting after an hour without a gap, and then after another', () => {
  let watch = startWatch(start)
  const noted: number[] = []
  for (let minute = 1; minute <= 125; minute++) {
    const seen = watchClock(watch, new Date(start.getTime() + minute * minuteMs))
    if (seen.worthNoting) noted.push(minute)
    watch = seen.watch
  }
  assert.deepEqual(noted, [60, 120])
  assert.deepEqual(watch.awakeSince, start)
})

test('a sleep, or a clock set in either direction, is a new waking', () => {
  for (const jumpMs of [6 * minuteMs, -1, 9 * 365 * 86_400_000]) {
    const now = new Date(start.getTime() + jumpMs)
    const { watch, worthNoting } = watchClock({ ...startWatch(start), steadyMs: 3_599_999 }, now)
    assert.deepEqual([watch.awakeSince, watch.steadyMs, worthNoting], [now, 0, false])
  }
})
