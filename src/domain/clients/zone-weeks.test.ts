import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf } from '#base/calendar.ts'
import { weekOf } from '#base/iso-week.ts'
import { zoneWeeks } from './zone-weeks.ts'

const minuteMs = 60_000

test('at every minute of a day, whatever was asked before, each zone is told its own day and week', () => {
  // A Sunday on which Paris leaves summer time.
  const start = Date.parse('2026-10-25T00:00:00Z')
  const weeks = new Set<string>()
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const now = new Date(start + minute * minuteMs - 1)
    for (const { zone, today, week } of zoneWeeks(now)) {
      assert.deepEqual([today, week], [dayOf(now, zone), weekOf(now, zone)], `${zone} ${+now}`)
      weeks.add(week)
    }
  }
  assert.deepEqual([...weeks].sort(), ['2026-W43', '2026-W44'])
})
