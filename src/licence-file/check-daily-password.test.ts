import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { examplePassword, exampleScope, exampleVerifiers } from './testing/example-verifiers.ts'
import { runPython } from './testing/run-python.ts'
import { acceptedDays, checkDailyPassword } from './check-daily-password.ts'

const zones = [
  'Europe/Paris',
  'Indian/Reunion',
  'Pacific/Noumea',
  'America/Martinique',
  'Pacific/Marquesas',
]
const mdj = await exampleVerifiers()
const licence = { tz: 'Europe/Paris', mdj }
const wednesday = '2026-11-25'
const right = examplePassword(wednesday)
const noon = new Date('2026-11-25T11:00Z')

test('in each zone, on each day of two years, yesterday holds until 02:00 to the second', async () => {
  type Day = { day: string; midnight: number; two: number }
  const asked = { zones, first: '2026-01-01', days: 731 }
  const days = (await runPython('local_days.py', asked)) as Record<string, Day[]>
  for (const zone of zones) {
    let yesterday = '2025-12-31'
    assert.equal(days[zone]?.length, 731)
    for (const { day, midnight, two } of days[zone] ?? []) {
      const at = (instant: number): string => acceptedDays(new Date(instant), zone).join(' ')
      const title = `${zone} ${day}`
      assert.equal(at(midnight * 1000 - 1), yesterday, title)
      assert.equal(at(midnight * 1000), `${day} ${yesterday}`, title)
      assert.equal(at(two * 1000 - 1), `${day} ${yesterday}`, title)
      assert.equal(at(two * 1000), day, title)
      yesterday = day
    }
  }
})

test('a zone that this machine does not know counts as UTC, and no date has no day', () => {
  const late = new Date('2026-11-25T23:30Z')
  assert.deepEqual(acceptedDays(late, 'Mars/Olympus'), ['2026-11-25'])
  assert.deepEqual(acceptedDays(late, ''), ['2026-11-25'])
  assert.deepEqual(acceptedDays(new Date(Number.NaN), 'Europe/Paris'), [])
})

test('case, spaces, dashes and look-alike letters are forgiven', async () => {
  const shown = `${right.slice(0, 5)}-${right.slice(5)}`
  const spacer = fc.constantFrom('', ' ', '-', '–', '—', '‑', '−', '\t', '\u00A0', '\n')
  const looks: Record<string, string> = { 0: '0Oo', 1: '1IiLl' }
  const letter = (given: string) =>
    fc.tuple(
      spacer,
      fc.constantFrom(...(looks[given] ?? given + given.toLowerCase()).split('')),
      spacer,
    )
  const typed = fc
    .tuple(...examplePassword('2026-11-29').split('').map(letter))
    .map((letters) => letters.flat().join(''))
  const sunday = new Date('2026-11-29T11:00Z')
  assert.match(examplePassword('2026-11-29'), /^(?=.*1)/)
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      assert.equal((await checkDailyPassword(text, [licence], sunday)).state, 'right')
    }),
  )
  assert.deepEqual(await check(shown), { state: 'right', day: wednesday })
  const zeros = examplePassword('2026-11-28').replaceAll('0', 'o')
  assert.notEqual(zeros, examplePassword('2026-11-28'))
  const saturday = new Date('2026-11-28T11:00Z')
  assert.equal((await checkDailyPassword(zeros, [licence], saturday)).state, 'right')
})

test('nothing else is forgiven', async () => {
  for (const typed of [
    '',
    right.slice(1),
    `${right}0`,
    right.replace('7', '8'),
    `${right}é`,
    '0000000000',
  ])
    assert.deepEqual(await check(typed), { state: 'wrong', today: wednesday }, typed)
  for (const typed of [' '.repeat(64) + right, '0'.repeat(1_000_000), '\0', '\uD800'])
    assert.equal((await check(typed)).state, 'wrong')
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (typed) => {
      assert.equal((await check(typed)).state, 'wrong')
    }),
  )
})

test('yesterday’s password holds until 02:00 and says of which day it is', async () => {
  const tuesday = examplePassword('2026-11-24')
  const at = (now: string) => checkDailyPassword(tuesday, [licence], new Date(now))
  assert.deepEqual(await at('2026-11-25T00:59:59.999Z'), { state: 'right', day: '2026-11-24' })
  assert.deepEqual(await at('2026-11-25T01:00:00Z'), { state: 'wrong', today: wednesday })
})

test('before the first day, after day 35 and without verifiers there is nothing to check by', async () => {
  const at = (now: string) => checkDailyPassword(right, [licence], new Date(now))
  assert.equal((await at('2026-11-22T22:59:59Z')).state, 'no-verifier')
  assert.equal((await at('2026-11-22T23:00:00Z')).state, 'wrong')
  // Yesterday, the 35th day, until 02:00.
  assert.equal((await at('2026-12-28T00:59:59Z')).state, 'wrong')
  const after = await at('2026-12-28T01:00:00Z')
  assert.deepEqual(after, { state: 'no-verifier', today: '2026-12-28' })
  for (const licences of [[], [{ tz: 'Europe/Paris' }], [{ ...licence, mdj: { ...mdj, h: [] } }]])
    assert.equal((await checkDailyPassword(right, licences, noon)).state, 'no-verifier')
  const none = new Date(Number.NaN)
  assert.deepEqual(await checkDailyPassword(right, [licence], none), {
    state: 'no-verifier',
    today: '',
  })
})

test('of two licences either one’s password holds, and one without verifiers takes nothing away', async () => {
  const revised = { ...exampleScope, revision: 1 }
  const newer = { tz: 'Europe/Paris', mdj: await exampleVerifiers({ scope: revised }) }
  const state = async (typed: string, ...licences: Parameters<typeof checkDailyPassword>[1]) =>
    (await checkDailyPassword(typed, licences, noon)).state
  assert.equal(await state(right, licence, newer), 'right')
  assert.equal(await state(examplePassword(wednesday, revised), licence, newer), 'right')
  assert.equal(await state(right, newer), 'wrong')
  assert.equal(await state(right, { tz: 'Europe/Paris' }, licence), 'right')
  const reunion = { ...licence, tz: 'Indian/Reunion' }
  assert.equal(await state(right, reunion), 'right')
})

test('the day is that of the licence’s own zone', async () => {
  const at = (tz: string, now: string) => checkDailyPassword(right, [{ tz, mdj }], new Date(now))
  assert.equal((await at('Pacific/Noumea', '2026-11-24T13:00:00Z')).state, 'right')
  assert.equal((await at('Pacific/Noumea', '2026-11-24T12:59:59Z')).state, 'wrong')
  assert.equal((await at('Pacific/Marquesas', '2026-11-26T11:29:59Z')).state, 'right')
  assert.equal((await at('Pacific/Marquesas', '2026-11-26T11:30:00Z')).state, 'wrong')
})

test('the time it takes does not tell which of the hashes held', async () => {
  const cost = { memoryKib: 4096, passes: 1 }
  const slow = { tz: 'Europe/Paris', mdj: await exampleVerifiers({ cost, days: 3 }) }
  const night = new Date('2026-11-25T00:30Z')
  const typed = { today: right, yesterday: examplePassword('2026-11-24'), wrong: '0000000000' }
  const least = new Map<string, number>()
  for (let turn = 0; turn < 15; turn++)
    for (const [name, text] of Object.entries(typed)) {
      const startMs = performance.now()
      await checkDailyPassword(text, [slow], night)
      const tookMs = performance.now() - startMs
      least.set(name, Math.min(least.get(name) ?? Infinity, tookMs))
    }
  const times = [...least.values()]
  // Stopping at the first that holds would halve it.
  assert.ok(Math.max(...times) < 1.5 * Math.min(...times), JSON.stringify([...least]))
})

function check(typed: string) {
  return checkDailyPassword(typed, [licence], noon)
}
