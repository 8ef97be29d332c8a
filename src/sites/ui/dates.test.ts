import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dateTime,
  day,
  dayAt,
  isoDayAt,
  lastInstant,
  relative,
  weekdayAt,
  weekNumber,
} from './dates.ts'

test('an instant is shown in the zone of the client', () => {
  assert.equal(dateTime('2026-11-24T07:05:00Z', 'Europe/Paris'), '24/11/2026 08:05')
  assert.equal(dateTime('2026-11-24T23:30:00Z', 'Pacific/Noumea'), '25/11/2026 10:30')
  assert.equal(isoDayAt('2026-11-24T23:30:00Z', 'Pacific/Noumea'), '2026-11-25')
})

test('a week is valid until its Sunday, wherever the school is', () => {
  const ends = { 'Europe/Paris': '2026-11-29T23:00:00Z', 'Pacific/Tahiti': '2026-11-30T10:00:00Z' }
  for (const [zone, expiresAt] of Object.entries(ends)) {
    const last = lastInstant(expiresAt)
    assert.equal(`${weekdayAt(last, zone)} ${dayAt(last, zone)}`, 'dimanche 29/11/2026')
  }
})

test('days and weeks are written as people read them', () => {
  assert.equal(day('2026-11-29'), '29/11/2026')
  assert.equal(weekNumber('2026-W07'), 7)
})

test('the time that has passed is said roughly', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const ago = (seconds: number): string =>
    relative(new Date(now - seconds * 1000).toISOString(), now).replace(/\s/g, ' ')
  assert.equal(ago(10), 'à l’instant')
  assert.equal(ago(180), 'il y a 3 min')
  assert.equal(ago(-7200), 'dans 2 h')
  assert.equal(ago(86_400), 'hier')
  assert.equal(ago(65 * 86_400), 'il y a 2 mois')
})
