import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf } from '#base/calendar.ts'
import { movableClock } from '#testing/movable-clock.ts'
import { dailyMoment, draw, prefetchMoment } from './moments.ts'
import { nextAct, type Situation } from './next-act.ts'

const hourMs = 3_600_000
const seeds = Array.from({ length: 5_000 }, (_, at) => `seed ${at}`)

test('over 5,000 machines the moments of the next licence are spread evenly from Thursday to Saturday', () => {
  for (const [zone, thursday, hours] of [
    ['Europe/Paris', '2026-11-25T23:00:00Z', 72],
    ['Indian/Reunion', '2026-11-25T20:00:00Z', 72],
    ['Pacific/Noumea', '2026-11-25T13:00:00Z', 72],
  ] as const) {
    const start = Date.parse(thursday)
    const counts = Array.from({ length: hours }, () => 0)
    for (const seed of seeds) {
      const moment = prefetchMoment(new Date(start), zone, seed)
      const hour = Math.floor((moment.getTime() - start) / hourMs)
      assert.ok(hour >= 0 && hour < hours, moment.toISOString())
      counts[hour] = (counts[hour] ?? 0) + 1
    }
    const expected = seeds.length / hours
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 71 degrees of freedom: beyond 120 by chance once in 4,000.
    assert.ok(chiSquare < 120, `${zone}: ${chiSquare}`)
  }
})

test('the moments follow the clocks of the zone when they change', () => {
  // In Paris, 25 October 2026 is a Sunday of 25 hours, and 29 March one of 23.
  for (const [now, from, until] of [
    ['2026-10-21T08:00Z', '2026-10-21T22:00Z', '2026-10-24T22:00Z'],
    ['2026-03-25T08:00Z', '2026-03-25T23:00Z', '2026-03-28T23:00Z'],
  ] as const)
    for (const seed of seeds.slice(0, 500)) {
      const moment = prefetchMoment(new Date(now), 'Europe/Paris', seed)
      assert.ok(moment >= new Date(from) && moment < new Date(until))
    }
})

test('on Monday nothing happens but the swap, whatever the seed', () => {
  const zone = 'Europe/Paris'
  const monday = new Date('2026-11-29T23:00:00Z')
  const tuesday = new Date('2026-11-30T23:00:00Z')
  for (const seed of seeds) {
    assert.equal(dailyMoment('2026-11-30', zone, seed), undefined)
    assert.ok(nextAct(situation({ seed, now: monday })).at >= tuesday)
  }
  for (const seed of seeds.slice(0, 200)) {
    const before = situation({ seed, now: new Date(monday.getTime() - 1), swapAt: monday })
    const act = nextAct({ ...before, lastContact: before.now })
    assert.deepEqual(act, { kind: 'swap', at: monday })
    for (const hour of [0, 7, 23.99]) {
      const now = new Date(monday.getTime() + hour * hourMs)
      const failures = { count: 3, lastAt: new Date(monday.getTime() - 60_000) }
      for (const given of [
        { lastContact: new Date(monday.getTime() - 30 * hourMs) },
        { lastContact: undefined },
        { lastContact: undefined, failures },
        { lastContact: undefined, awakeSince: now },
      ])
        assert.ok(nextAct(situation({ seed, now, ...given })).at >= tuesday)
    }
  }
})

test('a day has one contact, at a moment of its own; before the moment drawn the next licence is left', () => {
  const clock = movableClock(new Date('2026-11-30T23:00:00Z'))
  const seed = 'a machine that never sleeps'
  const acts: { day: string; takeNext: boolean }[] = []
  let lastContact: Date | undefined = clock.now()
  const prefetch = prefetchMoment(clock.now(), 'Europe/Paris', seed)
  while (clock.now() < new Date('2026-12-06T23:00:00Z')) {
    const act = nextAct(situation({ seed, now: clock.now(), lastContact }))
    assert.equal(act.kind, 'fetch')
    if (act.at <= clock.now()) {
      assert.ok(clock.now().getTime() - act.at.getTime() < 300_000)
      acts.push({ day: dayOf(clock.now(), 'Europe/Paris'), takeNext: act.takeNext })
      lastContact = clock.now()
      assert.equal(act.takeNext, clock.now() >= prefetch)
    }
    clock.advance(300_000)
  }
  assert.deepEqual(
    acts.map(({ day }) => day),
    ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'],
  )
})

test('a machine that was off at its moment makes up for it some minutes after waking', () => {
  const minutes = new Set<number>()
  for (const seed of seeds.slice(0, 500)) {
    const prefetch = prefetchMoment(new Date('2026-11-26T08:00Z'), 'Europe/Paris', seed)
    const awakeSince = new Date(prefetch.getTime() + 9 * hourMs)
    if (awakeSince >= new Date('2026-11-29T23:00Z')) continue
    const lastContact = new Date(prefetch.getTime() - hourMs)
    const act = nextAct(situation({ seed, now: awakeSince, awakeSince, lastContact }))
    assert.ok(act.kind === 'fetch' && act.takeNext)
    const afterMs = act.at.getTime() - awakeSince.getTime()
    assert.ok(afterMs >= 0 && afterMs < 10 * 60_000)
    minutes.add(Math.floor(afterMs / 60_000))
  }
  assert.equal(minutes.size, 10)
})

test('without a licence the contact comes within minutes, even on Monday', () => {
  const monday = new Date('2026-11-29T23:00:00Z')
  for (const seed of seeds.slice(0, 200)) {
    const act = nextAct(situation({ seed, now: monday, missingSince: monday }))
    assert.ok(act.kind === 'fetch' && act.takeNext)
    const afterMs = act.at.getTime() - monday.getTime()
    assert.ok(afterMs >= 0 && afterMs < 10 * 60_000)
  }
})

test('after failures the pauses grow, up to an hour', () => {
  const lastAt = new Date('2026-11-25T08:00:00Z')
  const pauses = [1, 2, 3, 4, 7, 30].map((count) => {
    const act = nextAct(situation({ now: lastAt, failures: { count, lastAt } }))
    return (act.at.getTime() - lastAt.getTime()) / 60_000
  })
  for (const [at, expected] of [1, 2, 4, 8, 60, 60].entries()) {
    const share = (pauses[at] ?? 0) / expected
    assert.ok(share >= 0.75 && share < 1.25, `${expected}: ${share}`)
  }
})

test('a last contact or a failure still to come, left by a clock since set right, does not stop the contacts', () => {
  const now = new Date('2026-11-26T22:59:00Z')
  const lastContact = new Date('2035-01-01T00:00:00Z')
  const failures = { count: 5, lastAt: lastContact }
  assert.ok(nextAct(situation({ now, lastContact, failures })).at <= now)
})

test('a draw is from 0 to below 1, and the same again', () => {
  for (const seed of seeds.slice(0, 1000)) {
    const drawn = draw(seed, 'x')
    assert.ok(drawn >= 0 && drawn < 1)
    assert.equal(draw(seed, 'x'), drawn)
  }
})

/** An ordinary machine of Paris, on for a long time, with a licence in force. */
function situation(given: Partial<Situation> & { now: Date }): Situation {
  return {
    zone: 'Europe/Paris',
    seed: 'seed',
    awakeSince: new Date('2026-11-01T00:00:00Z'),
    lastContact: undefined,
    failures: undefined,
    swapAt: undefined,
    missingSince: undefined,
    ...given,
  }
}
