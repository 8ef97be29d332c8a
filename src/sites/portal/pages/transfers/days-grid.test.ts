import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeDays } from './days-grid.ts'

test('a day stands in the row of its weekday, a Monday begins a column', () => {
  // A Saturday, and the nine days after it.
  const days = Array.from({ length: 10 }, (_, place) => ({
    day: `2026-11-${String(21 + place).padStart(2, '0')}`,
  }))
  const placed = placeDays(days)
  assert.deepEqual(
    placed.map(({ column, row }) => [column, row]),
    [[0, 5], [0, 6], ...[0, 1, 2, 3, 4, 5, 6].map((row) => [1, row]), [2, 0]],
  )
  assert.deepEqual(placeDays([]), [])
})

test('90 days never need more than 14 columns', () => {
  const start = Date.parse('2026-08-27T00:00:00Z')
  for (let shift = 0; shift < 7; shift += 1) {
    const days = Array.from({ length: 90 }, (_, place) => ({
      day: new Date(start + (shift + place) * 86_400_000).toISOString().slice(0, 10),
    }))
    assert.ok(placeDays(days).every(({ column }) => column < 14))
  }
})
