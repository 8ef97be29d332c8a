import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayIn, latestDay, summerEnd } from './summer-days.ts'

test('summer mode counts its days in the zone of the school', () => {
  const at = Date.parse('2026-07-14T23:30:00Z')
  assert.equal(dayIn('Europe/Paris', at), '2026-07-15')
  assert.equal(dayIn('Pacific/Tahiti', at), '2026-07-14')
})

test('the day offered is the end of the next August, the last one a year ahead', () => {
  assert.equal(summerEnd('2026-07-15'), '2026-08-31')
  assert.equal(summerEnd('2026-08-31'), '2026-08-31')
  assert.equal(summerEnd('2026-09-01'), '2027-08-31')
  assert.equal(latestDay('2026-07-15'), '2027-07-15')
  assert.equal(latestDay('2028-02-29'), '2029-02-28')
})
