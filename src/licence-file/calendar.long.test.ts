import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followingWeek, mondayOf, parseIsoWeek, weekBounds, type IsoWeek } from '#base/iso-week.ts'
import { exampleRingKey, exampleTrust, makeExample, seconds } from './testing/example.ts'
import { stateOf } from './testing/state-of.ts'
import { signKeyRing } from './key-ring.ts'
import { packLicenceFile, signLicence } from './sign-licence.ts'

const zones = [
  'Europe/Paris',
  'Indian/Reunion',
  'America/Martinique',
  'Pacific/Noumea',
  'Pacific/Marquesas',
]
const example = await makeExample()
const { payload, signingKey, rootKeys } = example
const key = {
  ...exampleRingKey(signingKey),
  nbf: seconds('2025-01-01T00:00Z'),
  exp: seconds('2032-01-01T00:00Z'),
}
const trousseau = await signKeyRing({ v: 1, version: 1, exp: key.exp, keys: [key] }, rootKeys)
const trust = exampleTrust(example)
const hour = 3600
const weeks = weeksFrom('2026-W01', '2030-W52')

test('the five years have 261 weeks, 53 of them in 2026', () => {
  assert.equal(weeks.length, 261)
  assert.ok(weeks.includes('2026-W53' as IsoWeek))
  assert.equal(parseIsoWeek('2027-W53'), undefined)
})

for (const zone of zones)
  test(`each week of five years holds in ${zone} from its first second to its last`, async () => {
    for (const [at, week] of weeks.entries()) {
      // Every thirteenth has a grace of two days, so that each season meets both.
      const grc = at % 13 === 0 ? 48 * hour : 0
      const { nbf, exp } = boundsOf(week, zone)
      const file = await fileOf({ sem: week, tz: zone, nbf, exp, iat: nbf - 80 * hour, grc })
      const states = [nbf - 1, nbf, exp - 1, exp].map((instant) => stateAt(file, instant))
      const after = grc === 0 ? 'expired L-18' : 'in-grace'
      const expected = ['not-yet L-17', 'in-force', 'in-force', after]
      assert.deepEqual(await Promise.all(states), expected, week)
      if (grc === 0) continue
      assert.equal(await stateAt(file, exp + grc - 1), 'in-grace', week)
      assert.equal(await stateAt(file, exp + grc), 'expired L-18', week)
    }
  })

for (const zone of zones)
  test(`each week of five years starts on Monday at 00:00 in ${zone}, by another calendar`, () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    let end: number | undefined
    for (const week of weeks) {
      const { nbf, exp } = boundsOf(week, zone)
      const [year = '', month = '', day = ''] = mondayOf(week).split('-')
      assert.equal(clock.format(nbf * 1000), `Mon, ${day}/${month}/${year}, 00:00:00`, week)
      assert.match(clock.format((exp - 1) * 1000), /^Sun, .* 23:59:59$/, week)
      assert.equal(weekByThursday(mondayOf(week)), week)
      assert.ok(end === undefined || nbf === end, `${week} follows without gap or overlap`)
      end = exp
    }
  })

test('a week lasts 168 hours but for the two in Paris when clocks change', () => {
  for (const zone of zones) {
    const odd = weeks.filter((week) => hoursOf(week, zone) !== 168)
    assert.equal(odd.length, zone === 'Europe/Paris' ? 10 : 0, zone)
  }
  assert.equal(hoursOf('2026-W13', 'Europe/Paris'), 167)
  assert.equal(hoursOf('2026-W43', 'Europe/Paris'), 169)
})

function weeksFrom(first: string, last: string): IsoWeek[] {
  const listed = [first as IsoWeek]
  while (listed.at(-1) !== last && listed.length < 300)
    listed.push(followingWeek(listed.at(-1) ?? assert.fail()))
  return listed
}

function boundsOf(week: IsoWeek, zone: string): { nbf: number; exp: number } {
  const { start, end } = weekBounds(week, zone)
  return { nbf: start.getTime() / 1000, exp: end.getTime() / 1000 }
}

function hoursOf(week: string, zone: string): number {
  const { nbf, exp } = boundsOf(week as IsoWeek, zone)
  return (exp - nbf) / hour
}

/** ISO 8601 by arithmetic alone: the week's number is that of its Thursday in its year. */
function weekByThursday(monday: string): string {
  const thursday = new Date(Date.parse(monday) + 3 * 86_400_000)
  const year = thursday.getUTCFullYear()
  const days = (thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`
}

async function fileOf(change: Partial<typeof payload>): Promise<string> {
  return packLicenceFile(await signLicence({ ...payload, ...change }, signingKey), trousseau)
}

function stateAt(file: string, instant: number): Promise<string> {
  return stateOf(file, { ...trust, clock: { now: new Date(instant * 1000) } })
}
