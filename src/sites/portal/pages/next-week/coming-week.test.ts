import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followingWeek, mondayOf, weekOf } from '#base/iso-week.ts'
import { comingWeek } from './coming-week.ts'

test('the coming week is the one that the server means, at any hour of any day of ten years', () => {
  const end = Date.UTC(2036, 0, 10)
  for (let now = Date.UTC(2025, 11, 20); now < end; now += 7 * 3_600_000) {
    const week = followingWeek(weekOf(new Date(now), 'Europe/Paris'))
    const coming = comingWeek(now)
    assert.equal(coming.monday, mondayOf(week))
    assert.equal(coming.number, Number(week.slice(6)))
  }
})

test('next week opens on Thursday at midnight in Paris', () => {
  const paris = '2026-11-25T23:00:00Z'
  assert.equal(comingWeek(Date.parse(paris) - 1).isOpen, false)
  assert.deepEqual(comingWeek(Date.parse(paris)), {
    number: 49,
    monday: '2026-11-30',
    sunday: '2026-12-06',
    thursday: '2026-11-26',
    isOpen: true,
  })
})
