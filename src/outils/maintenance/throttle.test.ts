import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clearThrottle, type Throttle } from './maintenance-state.ts'
import { countFailure, mayTry, triesLeft, unlockedUntil, unlockFrom } from './throttle.ts'

const start = Date.parse('2026-11-24T06:00:00Z')
const today = '2026-11-24'

test('the fifth failure starts a pause of 15 minutes, and each one after it one twice as long', () => {
  let throttle: Throttle = clearThrottle
  let now = start
  const pauses: number[] = []
  for (let failures = 1; failures <= 14; failures++) {
    assert.equal(mayTry(throttle, new Date(now), today).state, 'allowed')
    throttle = { ...countFailure(throttle, new Date(now), today).throttle, failuresOfDay: 0 }
    const tried = mayTry(throttle, new Date(now), today)
    if (tried.state !== 'paused') continue
    pauses.push((tried.until.getTime() - now) / 60_000)
    assert.equal(mayTry(throttle, new Date(tried.until.getTime() - 1), today).state, 'paused')
    now = tried.until.getTime()
  }
  assert.deepEqual(pauses, [15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440])
})

test('there are 20 failures a day at most, and a new day starts a new count', () => {
  const used: Throttle = { failures: 0, pause: null, day: today, failuresOfDay: 19 }
  assert.equal(mayTry(used, new Date(start), today).state, 'allowed')
  const { throttle } = countFailure(used, new Date(start), today)
  assert.equal(mayTry(throttle, new Date(start), today).state, 'used-up')
  assert.equal(triesLeft(throttle).tries, 0)
  assert.equal(mayTry(throttle, new Date(start), '2026-11-25').state, 'allowed')
  const back = mayTry(throttle, new Date(start), '2026-11-23')
  assert.equal(back.state, 'used-up', 'a day before goes on with the count')
  assert.equal(mayTry(back.throttle, new Date(start), today).state, 'allowed')
})

test('a clock put back neither ends a pause nor makes it last for years', () => {
  const ahead = new Date('2035-01-01T00:00:00Z')
  const paused: Throttle = {
    failures: 5,
    pause: { from: ahead.toISOString(), minutes: 15 },
    day: '2035-01-01',
    failuresOfDay: 5,
  }
  const first = mayTry(paused, new Date(start), today)
  assert.equal(first.state, 'paused')
  const later = new Date(start + 15 * 60_000)
  assert.equal(mayTry(first.throttle, later, today).state, 'allowed')
})

test('an unlocking lasts 30 minutes, and a clock put back ends it', () => {
  const unlock = unlockFrom(new Date(start))
  const openAt = (ms: number) => unlockedUntil({ unlock }, new Date(start + ms)) !== undefined
  const minute = 60_000
  assert.deepEqual(
    [0, 30 * minute - 1, 30 * minute, -4 * minute, -6 * minute, -86_400_000].map(openAt),
    [true, true, false, true, false, false],
  )
  assert.equal(unlockedUntil({ unlock: null }, new Date(start)), undefined)
})
