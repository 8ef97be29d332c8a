import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientColumnNamed, clientColumns, zoneTitle, zoneTitled } from './client-columns.ts'
import { timeZones } from './time-zones.ts'

test('a column is known by its title however it is typed, and no two columns share a name', () => {
  for (const { title, also, field } of clientColumns)
    for (const name of [title, title.toUpperCase(), ` ${title} `, ...also]) {
      const named = clientColumnNamed(name)
      assert(named !== undefined && named !== 'beside', name)
      assert.equal(named.field, field, name)
    }
  assert.equal(clientColumnNamed('telephone') === clientColumnNamed('TÉLÉPHONE'), true)
  assert.equal(clientColumnNamed('etat de la licence'), 'beside')
  assert.equal(clientColumnNamed('Couleur'), undefined)
})

test('each time zone is found again by the title that an export writes, and two have none in common', () => {
  for (const { zone, label } of timeZones)
    for (const name of [zoneTitle(zone), label, zone, zone.toUpperCase()])
      assert.equal(zoneTitled(name), zone, name)
  assert.equal(new Set(timeZones.map(({ zone }) => zoneTitle(zone))).size, timeZones.length)
  assert.equal(zoneTitled('Mars'), undefined)
})
