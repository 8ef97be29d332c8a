import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { letADayPass } from '#demo/lifelike-school/let-a-day-pass.ts'
import type { Fate } from '#testing/hostile-proxy.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import { openFleet } from '#testing/transfers/fleet.ts'
import { transferCutAt } from '#testing/transfers/kill-at.ts'
import { enterRollCall, rollCallsIn } from '#testing/transfers/online-entries.ts'
import { assertGood } from '#testing/transfers/transferring-school.ts'

const seed = Number(process.env['NETWORK_SEED'] ?? 20_261_124)
const shareBad = 0.3
const html = '<!doctype html><html><body>Portail captif</body></html>'
const fleet = await openFleet()
const { kysely } = fleet.office.house.database

const fates: Readonly<Record<string, Fate>> = {
  'requests are lost': { kind: 'lose-request' },
  'answers are lost': { kind: 'lose-answer' },
  'requests come twice': { kind: 'twice' },
  'answers are cut': { kind: 'cut' },
  'requests come late': { kind: 'late', byMs: 700 },
  'a proxy is overloaded': { kind: 'instead', status: 502, html },
  'a proxy wants a password': { kind: 'instead', status: 407, html },
  'a proxy takes less at once': { kind: 'instead', status: 413, html },
  'a captive portal answers': { kind: 'instead', status: 200, html },
  'answers are compressed once more': { kind: 'compressed' },
}

describe(
  'on a network that spoils 3 messages of 10, a transfer ends well, or the next one does; both sides are equal',
  { concurrency: 4 },
  () => {
    for (const [at, [name, fate]] of Object.entries(fates).entries())
      test(name, () => transferThrough(seed + at, () => fate))
    test('all of that at once', () => {
      const [random, all] = [seededRandom(seed), Object.values(fates)]
      return transferThrough(seed, () => all[Math.floor(random() * all.length)] ?? pass)
    })
  },
)

test('where a filter compresses every answer once more, a transfer is as good as elsewhere', async () => {
  const school = await fleet.openSchool()
  school.meddle(() => ({ kind: 'compressed' }))
  assertGood(await school.agent.run(['transfert']))
  await school.assertEqual()
  const numbers = school.seen.filter(({ type }) => type === 'commit' || type === 'open')
  assert.equal(numbers.length, 7)
})

test('a publication that comes after the next transfer is refused and changes nothing', async () => {
  const school = await fleet.openSchool()
  const { promise: later, resolve: deliver } = Promise.withResolvers<void>()
  let isLate = false
  school.meddle(({ type }) => {
    if (type !== 'commit' || isLate) return pass
    isLate = true
    agent.kill()
    return { kind: 'late', after: later }
  })
  const agent = school.agent.start(['transfert'])
  await agent.ended
  letADayPass(school.base, { seed: 8, day: '2026-11-23' })
  assertGood(await school.transfer())
  deliver()
  assert.deepEqual(await school.proxy.lateAnswers(), [409])
  await school.assertEqual()
})

test('while one transfer runs a second one in the same folder says so, and the first goes on', async () => {
  const school = await fleet.openSchool()
  const second = await transferCutAt(
    school,
    { type: 'commit', nth: 1, when: 'after' },
    async () => {
      const { code, err } = await school.agent.run(['transfert'])
      assert.equal(code, 9)
      assert.match(err, /Un transfert est déjà en cours/)
    },
  )
  assertGood(second.ended)
  await school.assertEqual()
})

const pass: Fate = { kind: 'pass' }

async function transferThrough(seed: number, badFate: () => Fate): Promise<void> {
  const random = seededRandom(seed)
  const school = await fleet.openSchool()
  const entered = await enterRollCall(kysely, school.clientId)
  school.meddle(() => (random() < shareBad ? badFate() : pass))
  const first = await school.agent.run(['transfert'])
  if (first.code !== 0) {
    assert.match(first.err, /À faire : /)
    assertGood(await school.transfer())
  }
  await school.proxy.lateAnswers()
  await school.assertEqual()
  assert.deepEqual(rollCallsIn(school), [entered])
  const outcomes = (await school.told()).map(({ outcome }) => outcome)
  assert.equal(outcomes.at(-1), 'done')
  assert(
    outcomes.slice(0, -1).every((outcome) => outcome === 'superseded'),
    String(outcomes),
  )
}
