import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTimeZone, timeZones } from './time-zones.ts'

test('every zone is known to the runtime and listed once', () => {
  for (const { zone } of timeZones)
    assert.doesNotThrow(() => new Intl.DateTimeFormat('fr', { timeZone: zone }))
  assert.equal(new Set(timeZones.map(({ zone }) => zone)).size, timeZones.length)
  assert.equal(new Set(timeZones.map(({ label }) => label)).size, timeZones.length)
})

test('every label tells the true offsets of winter and summer', () => {
  for (const { zone, label } of timeZones) {
    const told = [...label.matchAll(/UTC([+−])(\d+)(?: h (\d+))?/g)].map(
      ([, sign, hours, minutes]) =>
        (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0)),
    )
    const shown = ['2026-01-15T12:00Z', '2026-07-15T12:00Z'].map((at) => offsetMinutes(at, zone))
    assert.deepEqual(new Set(told), new Set(shown), zone)
  }
})

test('only listed zones are accepted', () => {
  assert.equal(isTimeZone('Pacific/Noumea'), true)
  for (const text of ['', 'UTC', 'europe/paris', 'Europe/London'])
    assert.equal(isTimeZone(text), false)
})

function offsetMinutes(at: string, zone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name?.value ?? '') ?? []
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
}
