import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { dayOf, followingDay, isDay, localMoment, startOfDay } from './calendar.ts'
import { timeZones } from './time-zones.ts'

const zones = fc.constantFrom(...timeZones.map(({ zone }) => zone))
const instants = fc.date({
  min: new Date('2000-01-01T00:00Z'),
  max: new Date('2050-01-01T00:00Z'),
  noInvalidDate: true,
})

test('the day of an instant is the one the runtime shows there', () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
      assert.equal(dayOf(instant, zone), shown.format(instant))
    }),
    { numRuns: 1000 },
  )
})

test('an instant lies between the start of its day and the start of the following one', () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const day = dayOf(instant, zone)
      const start = startOfDay(day, zone)
      const end = startOfDay(followingDay(day), zone)
      assert.ok(start <= instant && instant < end)
      assert.equal(dayOf(start, zone), day)
      assert.notEqual(dayOf(new Date(start.getTime() - 1), zone), day)
    }),
    { numRuns: 1000 },
  )
})

test('a day lasts 23 hours, 24 or 25 where clocks change', () => {
  const hours = (day: string): number =>
    (startOfDay(followingDay(day), 'Europe/Paris').getTime() -
      startOfDay(day, 'Europe/Paris').getTime()) /
    3_600_000
  assert.equal(hours('2026-03-29'), 23)
  assert.equal(hours('2026-03-30'), 24)
  assert.equal(hours('2026-10-25'), 25)
})

test('a text is a day exactly when the calendar has it', () => {
  for (const day of ['2026-01-01', '2024-02-29', '2000-02-29', '2026-12-31'])
    assert.equal(isDay(day), true, day)
  const none = ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-01-00']
  const misspelt = ['', '2026-1-1', '20260101', '2026-01-01T00:00', ' 2026-01-01', '+002026-01-01']
  for (const text of [...none, ...misspelt]) assert.equal(isDay(text), false, text)
})

test('every day that follows a day is a day, and later', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const day = dayOf(instant, 'Europe/Paris')
      const next = followingDay(day)
      assert.ok(isDay(day) && isDay(next) && next > day)
      assert.equal(Date.parse(next) - Date.parse(day), 86_400_000)
    }),
  )
})

test('a text that is no day has no start', () => {
  assert.throws(() => startOfDay('2026-02-30', 'Europe/Paris'), RangeError)
  assert.throws(() => followingDay('demain'), RangeError)
})

test('the minute of an instant is the one that clocks show there, its seconds left out', () => {
  const instant = new Date('2026-10-25T01:59:59.999Z')
  assert.equal(localMoment(instant, 'Europe/Paris'), '2026-10-25T02:59')
  assert.equal(localMoment(instant, 'Indian/Reunion'), '2026-10-25T05:59')
})
