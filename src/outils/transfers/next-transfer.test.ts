import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextTransfer, type TransferSituation } from './next-transfer.ts'
import { transferMoments } from './transfer-moments.ts'

const hourMs = 3_600_000
const seeds = Array.from({ length: 2000 }, (_, at) => `seed ${at}`)
const zone = 'Europe/Paris'

test('2,000 machines spread over midday and evening, each at its own moment every day', () => {
  const perQuarter = new Map<number, number>()
  for (const seed of seeds) {
    const [midday, evening] = transferMoments('2026-11-24', zone, seed)
    assert(midday && evening)
    const day = Date.parse('2026-11-23T23:00:00Z')
    const [noon, night] = [midday, evening].map((at) => (at.getTime() - day) / hourMs)
    assert(noon && night && noon >= 12 && noon < 14 && night >= 18.5 && night < 22.5)
    const quarter = Math.floor(night * 4)
    perQuarter.set(quarter, (perQuarter.get(quarter) ?? 0) + 1)
    const tomorrow = transferMoments('2026-11-25', zone, seed)
    assert.deepEqual(
      tomorrow.map((at) => at.getTime() - 24 * hourMs),
      [midday, evening].map((at) => at.getTime()),
    )
  }
  assert.equal(perQuarter.size, 16)
  assert(Math.max(...perQuarter.values()) < 190)
})

test('between two moments at most 10.5 hours pass in the day and 16.5 in the night: never a day', () => {
  for (const seed of seeds.slice(0, 300)) {
    const at = ['2026-11-24', '2026-11-25', '2026-11-26'].flatMap((day) =>
      transferMoments(day, zone, seed),
    )
    for (const [index, moment] of at.entries()) {
      const gapHours =
        index === 0 ? 0 : (moment.getTime() - (at[index - 1]?.getTime() ?? 0)) / hourMs
      assert(gapHours < 24)
    }
  }
})

test('the next is the coming moment once this one was tried, and this one at once while it was not', () => {
  const [midday, evening] = transferMoments('2026-11-24', zone, 'seed')
  assert(midday && evening)
  const now = new Date(midday.getTime() + hourMs / 2)
  assert.deepEqual(nextTransfer(situation({ now })), midday)
  assert.deepEqual(nextTransfer(situation({ now, lastTried: midday })), evening)
})

test('a machine that was off at its moment transfers within ten minutes of its waking', () => {
  const [midday] = transferMoments('2026-11-24', zone, 'seed')
  assert(midday)
  const awakeSince = new Date(midday.getTime() + hourMs)
  for (const seed of seeds.slice(0, 50)) {
    const [moment] = transferMoments('2026-11-24', zone, seed)
    assert(moment)
    const since = new Date(Math.max(awakeSince.getTime(), moment.getTime() + 1))
    const next = nextTransfer(situation({ seed, now: since, awakeSince: since }))
    const afterMs = next.getTime() - since.getTime()
    assert(afterMs >= 0 && afterMs < 10 * 60_000, String(afterMs))
  }
})

test('after failures the pauses grow up to an hour, and the next moment is never passed over', () => {
  const [midday, evening] = transferMoments('2026-11-24', zone, 'seed')
  assert(midday && evening)
  for (const [failures, minutes] of [
    [1, 5],
    [2, 10],
    [3, 20],
    [9, 60],
  ] as const) {
    const next = nextTransfer(situation({ now: midday, lastTried: midday, failures }))
    const share = (next.getTime() - midday.getTime()) / (minutes * 60_000)
    assert(share >= 0.75 && share < 1.25, `${failures}: ${share}`)
  }
  const late = new Date(evening.getTime() - 60_000)
  assert.deepEqual(nextTransfer(situation({ now: late, lastTried: late, failures: 9 })), evening)
})

test('a try still to come, left by a clock since set right, stops nothing', () => {
  const now = new Date('2026-11-24T22:30:00Z')
  const lastTried = new Date('2035-01-01T00:00:00Z')
  assert(nextTransfer(situation({ now, lastTried })) <= now)
})

function situation(given: Partial<TransferSituation> & { now: Date }): TransferSituation {
  return {
    zone,
    seed: 'seed',
    awakeSince: new Date('2026-11-01T00:00:00Z'),
    lastTried: undefined,
    failures: 0,
    ...given,
  }
}
