import assert from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { misfitOf } from '#replication/rows/check-row.ts'
import { keyOf } from '#replication/rows/row-key.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import type { DayCounts } from './day/day-book.ts'
import { letADayPass } from './let-a-day-pass.ts'
import { contentDigest } from './testing/content-digest.ts'
import { readByMapping } from './testing/read-by-mapping.ts'
import { writeLifelikeSchool } from './write-lifelike-school.ts'
import { writeMapping } from './write-mapping.ts'

const folder = await testFolder()
const start = join(folder, 'start.sqlite')
writeLifelikeSchool(start, { seed: 5, size: 'small', until: '2026-11-23' })

test('a day changes what it says and nothing else, whatever it draws', () => {
  for (const seed of [1, 2, 3, 4]) {
    const { base, mapping } = copyOf(`day-${seed}`)
    const before = rowsByKey(mapping)
    const counts = letADayPass(base, { seed, day: '2026-11-24' })
    assert.deepEqual(counts, differences(before, rowsByKey(mapping)))
  }
})

test('a day of class has marks, absences, passages, lessons that change and an invoice', () => {
  const { base } = copyOf('full-day')
  const { inserted, updated, deleted } = letADayPass(base, { seed: 1, day: '2026-11-24' })
  assert.ok((inserted.note ?? 0) >= 20 && (inserted.note ?? 0) <= 90, String(inserted.note))
  assert.ok((inserted.passage ?? 0) > 200)
  assert.ok((inserted.absence_retard ?? 0) > 3)
  assert.equal(inserted.facture, 1)
  assert.ok((updated.cours ?? 0) >= 5)
  assert.ok((updated.moyenne ?? 0) >= 20)
  assert.ok((updated.foyer ?? 0) >= 1)
  assert.ok((deleted.note ?? 0) + (deleted.absence_retard ?? 0) >= 1)
})

test('pupils arrive on some days and leave on others', () => {
  const { base } = copyOf('weeks')
  const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01']
  const counts = days.map((day) => letADayPass(base, { seed: 1, day }))
  assert.ok(counts.some(({ inserted }) => (inserted.eleve ?? 0) === 1))
  assert.ok(counts.some(({ updated, deleted }) => updated.eleve && deleted.groupe_eleve))
})

test('after days every row still fits the catalogue and every reference leads to a row', () => {
  const { base, mapping } = copyOf('fitting')
  for (const day of ['2026-11-24', '2026-11-28', '2026-11-30', '2027-03-15', '2027-07-20'])
    letADayPass(base, { seed: 9, day })
  const rows = rowsByKey(mapping)
  for (const collection of catalogue)
    for (const row of readByMapping(mapping, collection)) {
      assert.equal(misfitOf(collection, row), undefined, `${collection.name}: ${String(row)}`)
      for (const { field, collection: parent } of collection.parents) {
        const value = row[Object.keys(collection.fields).indexOf(field)]
        assert.ok(
          value === null || rows.get(parent)?.has(String(value)),
          `${collection.name}.${field}`,
        )
      }
    }
})

test('the same base, seed and day give the same changes', () => {
  const [one, other] = [copyOf('one').base, copyOf('other').base]
  letADayPass(one, { seed: 7, day: '2026-11-24' })
  letADayPass(other, { seed: 7, day: '2026-11-24' })
  assert.equal(contentDigest(one), contentDigest(other))
  letADayPass(other, { seed: 8, day: '2026-11-24' })
  assert.notEqual(contentDigest(one), contentDigest(other))
})

test('a Sunday is quiet', () => {
  const { base } = copyOf('sunday')
  const { inserted } = letADayPass(base, { seed: 1, day: '2026-11-29' })
  for (const name of ['note', 'passage', 'absence_retard'] as const)
    assert.equal(inserted[name], undefined)
})

test('a base that is not there and a day that is none are refused', () => {
  assert.throws(
    () => letADayPass(join(folder, 'none'), { seed: 1, day: '2026-11-24' }),
    /not there/,
  )
  assert.throws(() => letADayPass(start, { seed: 1, day: '2026-02-30' }), /not a day/)
})

function copyOf(name: string): { base: string; mapping: string } {
  const [base, mapping] = [join(folder, `${name}.sqlite`), join(folder, `${name}.json`)]
  copyFileSync(start, base)
  writeMapping(mapping, { base: `${name}.sqlite` })
  return { base, mapping }
}

type RowsByKey = Map<string, Map<string, string>>

function rowsByKey(mapping: string): RowsByKey {
  return new Map(
    catalogue.map((collection) => {
      const key = keyOf(collection)
      const rows = readByMapping(mapping, collection)
      return [collection.name, new Map(rows.map((row) => [key(row), JSON.stringify(row)]))]
    }),
  )
}

function differences(before: RowsByKey, after: RowsByKey): DayCounts {
  const counted = (count: (old: Map<string, string>, now: Map<string, string>) => number) => {
    const counts = [...before].map(
      ([name, old]) => [name, count(old, after.get(name) ?? new Map())] as const,
    )
    return Object.fromEntries(counts.filter(([, count]) => count > 0))
  }
  const missing = (from: Map<string, string>, others: Map<string, string>): number =>
    [...from.keys()].filter((key) => !others.has(key)).length
  return {
    inserted: counted((old, now) => missing(now, old)),
    updated: counted(
      (old, now) => [...old].filter(([key, row]) => (now.get(key) ?? row) !== row).length,
    ),
    deleted: counted(missing),
  }
}
