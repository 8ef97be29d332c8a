import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followingWeek, mondayOf, parseIsoWeek, weekBounds, weekOf } from './iso-week.ts'
import type { IsoWeek } from './iso-week.ts'
import { timeZones } from './time-zones.ts'

const allWeeks = weeksFrom('2020-W01', '2035-W52')

test('2026-W13 lasts 167 hours in Paris and 2026-W43 169', () => {
  assert.equal(hours('2026-W13', 'Europe/Paris'), 167)
  assert.equal(hours('2026-W43', 'Europe/Paris'), 169)
  assert.equal(hours('2026-W44', 'Europe/Paris'), 168)
})

test('2027-01-01 is in 2026-W53', () => {
  const day = { start: '2026-12-31T23:00Z', end: '2027-01-01T22:59:59.999Z' }
  assert.equal(weekOf(new Date(day.start), 'Europe/Paris'), '2026-W53')
  assert.equal(weekOf(new Date(day.end), 'Europe/Paris'), '2026-W53')
})

test('a week lasts 168 hours all year long where clocks do not change', () => {
  for (const zone of ['Indian/Reunion', 'America/Martinique', 'Pacific/Noumea'])
    for (const week of allWeeks) assert.equal(hours(week, zone), 168)
})

test('the sixteen years hold 835 weeks, each following the other', () => {
  // 16 × 52, and a week 53 in 2020, 2026 and 2032.
  assert.equal(allWeeks.length, 16 * 52 + 3)
  assert.deepEqual(
    allWeeks.filter((week) => week.endsWith('W53')),
    ['2020-W53', '2026-W53', '2032-W53'],
  )
})

for (const { zone } of timeZones)
  test(`in ${zone} every week from 2020 to 2035 holds its first and last instants`, () => {
    for (const week of allWeeks) {
      const { start, end } = weekBounds(week, zone)
      assert.equal(weekOf(start, zone), week)
      assert.equal(weekOf(new Date(end.getTime() - 1), zone), week)
      assert.equal(weekOf(end, zone), followingWeek(week))
      assert.equal(weekOf(new Date(start.getTime() - 1), zone) < week, true)
    }
  })

for (const { zone } of timeZones)
  test(`in ${zone} every week starts when the runtime shows Monday 00:00`, () => {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    for (const week of allWeeks)
      assert.equal(shown.format(weekBounds(week, zone).start), `${mondayOf(week)} 00:00:00`)
  })

test('the Monday agrees with arithmetic on the days since 1970', () => {
  // 1970-01-05 was a Monday; a week belongs to the year of its Thursday.
  for (let monday = Date.UTC(1970, 0, 5); monday < Date.UTC(2100, 0, 1); monday += 7 * dayMs) {
    const thursday = new Date(monday + 3 * dayMs)
    const year = thursday.getUTCFullYear()
    const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs / 7) + 1
    const week = parse(`${year}-W${String(number).padStart(2, '0')}`)
    assert.equal(mondayOf(week), new Date(monday).toISOString().slice(0, 10))
  }
})

test('a week that does not exist, or is written otherwise, is not a week', () => {
  assert.equal(parseIsoWeek('2026-W53'), '2026-W53')
  assert.equal(parseIsoWeek('2025-W52'), '2025-W52')
  const none = ['2025-W53', '2026-W54', '2026-W00', '0000-W01', '9999-W01']
  const misspelt = ['', '2026-W1', '2026W01', '2026-w01', '2026-01', ' 2026-W01', '2026-W01\n']
  for (const text of [...none, ...misspelt]) assert.equal(parseIsoWeek(text), undefined, text)
})

const dayMs = 86_400_000

function hours(week: string, zone: string): number {
  const { start, end } = weekBounds(parse(week), zone)
  return (end.getTime() - start.getTime()) / 3_600_000
}

function parse(text: string): IsoWeek {
  const week = parseIsoWeek(text)
  assert.ok(week, text)
  return week
}

function weeksFrom(first: string, last: string): IsoWeek[] {
  const weeks = [parse(first)]
  for (let week = parse(first); week !== last;) {
    week = followingWeek(week)
    weeks.push(week)
    assert.ok(weeks.length < 1000)
  }
  return weeks
}
