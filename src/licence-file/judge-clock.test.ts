import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeExample, makeFile, exampleTrust } from './testing/example.ts'
import { stateOf } from './testing/state-of.ts'
import { judgeClock, type Clock } from './judge-clock.ts'
import { verifyLicenceFile } from './verify-licence-file.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = new Date('2026-11-25T09:00Z')
const longAgo = { iat: 1_700_000_000 }
const after = (ms: number): Date => new Date(now.getTime() + ms)
const inSeconds = (date: Date): number => date.getTime() / 1000

test('a clock up to 5 minutes back says nothing, up to 24 hours warns, beyond is not believed', () => {
  const judge = (ms: number): string => outcome({ now, highWater: after(ms) })
  assert.equal(judge(0), 'quiet')
  assert.equal(judge(5 * minute), 'quiet')
  assert.equal(judge(5 * minute + 1), 'warns')
  assert.equal(judge(10 * minute), 'warns')
  assert.equal(judge(day), 'warns')
  assert.equal(judge(day + 1), 'not believed')
  assert.equal(judge(3 * day), 'not believed')
})

test('the date of issue counts as a date known to have passed', () => {
  assert.equal(judgeClock({ now }, { iat: inSeconds(now) + 86_401 }), undefined)
  const judged = judgeClock({ now }, { iat: inSeconds(now) + 3600 })
  assert.equal(judged?.warnings[0]?.backSeconds, 3600)
})

test('the mark to keep is the latest of the three dates and never goes back', () => {
  assert.deepEqual(judgeClock({ now }, longAgo)?.highWater, now)
  assert.deepEqual(judgeClock({ now, highWater: after(-1) }, longAgo)?.highWater, now)
  assert.deepEqual(judgeClock({ now, highWater: after(1) }, longAgo)?.highWater, after(1))
  const issued = { iat: inSeconds(now) + 60 }
  assert.deepEqual(judgeClock({ now }, issued)?.highWater, after(minute))
})

test('a date that is none is not believed', () => {
  const none = new Date(Number.NaN)
  const reset = { iat: inSeconds(now), raz_horloge: inSeconds(now) }
  for (const licence of [longAgo, reset]) {
    assert.equal(judgeClock({ now: none }, licence), undefined)
    assert.equal(judgeClock({ now, resetApplied: none }, licence), undefined)
  }
  assert.equal(judgeClock({ now, highWater: none }, longAgo), undefined)
})

test('a reset heals a machine once set to 2035, whose mark is the real date again', () => {
  const poisoned = { now, highWater: new Date('2035-01-01T00:00Z') }
  assert.equal(judgeClock(poisoned, longAgo), undefined)
  const judged = judgeClock(poisoned, resetAt(after(-hour)))
  assert.deepEqual(judged, { highWater: now, resetApplied: after(-hour), warnings: [] })
})

test('the same reset, or an older one, does not heal twice', () => {
  const poisoned = { now, highWater: new Date('2035-01-01T00:00Z'), resetApplied: after(-hour) }
  assert.equal(outcome(poisoned, resetAt(after(-hour))), 'not believed')
  assert.equal(outcome(poisoned, resetAt(after(-2 * day))), 'not believed')
  assert.equal(outcome(poisoned, resetAt(after(-hour + 1000))), 'quiet')
})

test('a reset that was not used cannot take a machine back once a later licence was seen', () => {
  const kept = resetAt(now)
  const nextWeek = judgeClock({ now: after(7 * day) }, { iat: inSeconds(after(6 * day)) })
  assert.ok(nextWeek)
  assert.equal(outcome({ now, ...nextWeek }, kept), 'not believed')
  // Nor does a newer reset go back before what was signed.
  assert.equal(outcome({ now, ...nextWeek }, resetAt(after(6 * day + hour))), 'not believed')
})

test('a reset on a machine whose clock was right is spent, and changes nothing else', () => {
  const judged = judgeClock({ now, highWater: after(-hour) }, resetAt(after(-day)))
  assert.deepEqual(judged, { highWater: now, resetApplied: after(-day), warnings: [] })
})

test('whole verdicts: ten minutes back warn, three days back refuse, a reset heals once', async () => {
  const example = await makeExample()
  const file = await makeFile(example)
  const trust = exampleTrust(example)
  const seen = (clock: Partial<Clock>) => ({ ...trust, clock: { now, ...clock } })
  assert.equal(await stateOf(file, seen({ highWater: after(10 * minute) })), 'in-force, clock-back')
  assert.equal(await stateOf(file, seen({ highWater: after(3 * day) })), 'refused L-16')

  const in2035 = await verifyLicenceFile(file, seen({ now: new Date('2035-01-01T00:00Z') }))
  assert.ok(in2035.state === 'expired')
  assert.equal(await stateOf(file, seen(in2035)), 'refused L-16')

  const raz_horloge = inSeconds(after(-hour))
  const payload = { ...example.payload, iat: raz_horloge, raz_horloge }
  const resetting = await makeFile({ ...example, payload })
  const healed = await verifyLicenceFile(resetting, seen(in2035))
  assert.ok(healed.state === 'in-force')
  assert.equal(await stateOf(file, seen(healed)), 'in-force')
  const again = { ...healed, highWater: new Date('2035-01-01T00:00Z') }
  assert.equal(await stateOf(resetting, seen(again)), 'refused L-16')
})

test('a reset meant for another school heals nothing', async () => {
  const example = await makeExample()
  const raz_horloge = example.payload.iat
  const resetting = await makeFile({ ...example, payload: { ...example.payload, raz_horloge } })
  const trust = { ...exampleTrust(example), clock: { now, highWater: after(3 * day) } }
  assert.equal(await stateOf(resetting, trust), 'in-force')
  assert.equal(await stateOf(resetting, { ...trust, client: { ogec: '0000023A' } }), 'refused L-14')
})

function resetAt(instant: Date): { iat: number; raz_horloge: number } {
  return { iat: inSeconds(instant), raz_horloge: inSeconds(instant) }
}

function outcome(clock: Clock, licence: Parameters<typeof judgeClock>[1] = longAgo): string {
  const judged = judgeClock(clock, licence)
  if (!judged) return 'not believed'
  return judged.warnings.length === 0 ? 'quiet' : 'warns'
}
