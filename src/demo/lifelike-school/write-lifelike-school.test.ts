import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { misfitOf } from '#replication/rows/check-row.ts'
import { keyOf } from '#replication/rows/row-key.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import type { Counts } from './tables/tables.ts'
import { contentDigest } from './testing/content-digest.ts'
import { assertWholeReferences } from './testing/assert-whole-references.ts'
import { readByMapping } from './testing/read-by-mapping.ts'
import { writeLifelikeSchool } from './write-lifelike-school.ts'
import { writeMapping } from './write-mapping.ts'

const folder = await testFolder()
const small = { seed: 1, size: 'small' } as const
const base = join(folder, 'small.sqlite')
const mapping = join(folder, 'correspondance.json')
const counts = writeLifelikeSchool(base, small)
writeMapping(mapping, { base: 'small.sqlite' })

test('the same seed writes the same base, another seed another', () => {
  const [same, other] = [join(folder, 'same.sqlite'), join(folder, 'other.sqlite')]
  writeLifelikeSchool(same, small)
  writeLifelikeSchool(other, { ...small, seed: 2 })
  assert.equal(contentDigest(same), contentDigest(base))
  assert.notEqual(contentDigest(other), contentDigest(base))
})

test('a base that is there already is not touched', () => {
  const before = contentDigest(base)
  assert.throws(() => writeLifelikeSchool(base, { ...small, seed: 3 }), /there already/)
  assert.equal(contentDigest(base), before)
})

test('every collection of the school has rows, but for answers to what comes from online', () => {
  const empty = catalogue.filter((each) => readByMapping(mapping, each).length === 0)
  assert.deepEqual(
    empty.map(({ name }) => name),
    [
      'reponse_demande',
      ...catalogue.filter(({ owner }) => owner === 'online').map(({ name }) => name),
    ],
  )
})

test('every row fits the catalogue, and no two have the same key', () => {
  for (const collection of catalogue) {
    const rows = readByMapping(mapping, collection)
    for (const row of rows)
      assert.equal(misfitOf(collection, row), undefined, `${collection.name}: ${String(row)}`)
    assert.equal(new Set(rows.map(keyOf(collection))).size, rows.length, collection.name)
  }
})

test('every reference leads to a row', () => {
  assertWholeReferences(mapping)
})

test('what is hard to write is written: ligatures, particles, apostrophes', () => {
  const names = textOf('eleve') + textOf('responsable')
  for (const part of ['Œ', 'Ç', '’', "'", 'É', 'Paul-Émile']) assert.ok(names.includes(part), part)
  assert.ok(rowsOf('eleve').some(({ particule }) => particule !== null))
  assert.match(textOf('foyer'), /Saint-Évrolin-sur-Œuvre/)
  assert.match(textOf('foyer'), /rés\. « Les Chênes »/)
})

test('families are of all kinds, and nobody counts on two parents', () => {
  const adultsOf = Map.groupBy(rowsOf('lien_responsable'), ({ eleve_id }) => eleve_id)
  const sizes = new Set(rowsOf('eleve').map(({ id }) => adultsOf.get(id)?.length ?? 0))
  assert.deepEqual(sizes, new Set([0, 1, 2, 3]))
  const hosts = new Set(rowsOf('lien_responsable').map(({ heberge }) => heberge))
  assert.deepEqual(hosts, new Set([true, false]))
  const nameOf = ({ nom, prenom }: Record<string, unknown>): string => JSON.stringify([prenom, nom])
  const staff = new Set(rowsOf('personnel').map(nameOf))
  assert.ok(rowsOf('responsable').some((parent) => staff.has(nameOf(parent))))
})

test('the year has its accidents: pupils who left, cancelled lessons, marks that are none', () => {
  assert.ok(rowsOf('eleve').filter(({ date_sortie }) => date_sortie !== null).length > 50)
  assert.ok(rowsOf('cours').filter(({ annule }) => annule).length > 100)
  const marks = new Set(rowsOf('note').map(({ valeur }) => valeur))
  for (const mark of ['Abs', 'Disp', '12,5']) assert.ok(marks.has(mark), mark)
})

test('a lesson is of a class or of a group, never of both', () => {
  for (const { classe_id, groupe_id } of rowsOf('cours'))
    assert.equal((classe_id === null) !== (groupe_id === null), true)
})

test('an invoice is the sum of its lines, and of what is due', () => {
  for (const parts of ['facture_ligne', 'echeance']) {
    const sums = new Map<unknown, number>()
    for (const { facture_id, montant } of rowsOf(parts))
      sums.set(facture_id, (sums.get(facture_id) ?? 0) + Math.round(Number(montant) * 100))
    for (const { id, montant } of rowsOf('facture'))
      assert.equal(sums.get(id), Math.round(Number(montant) * 100))
  }
})

test('a school of 400 pupils has the volumes of the field', () => {
  assertAbout(counts, { eleve: 500, lien_responsable: 1000, responsable: 620, cours: 23_500 })
})

test('a collège-lycée of 1,000 pupils has the volumes of the field', () => {
  const large = writeLifelikeSchool(join(folder, 'large.sqlite'), { seed: 1, size: 'large' })
  assertAbout(large, { cours: 45_000 })
  assert.ok((large.note ?? 0) >= 150_000 && (large.note ?? 0) <= 200_000, String(large.note))
})

test('a base can stand in the middle of the year, with its timetable whole', () => {
  const half = join(folder, 'half.sqlite')
  const then = writeLifelikeSchool(half, { ...small, until: '2026-11-24' })
  assert.equal(then.cours, counts.cours)
  writeMapping(join(folder, 'half.json'), { base: 'half.sqlite' })
  for (const [name, field] of [
    ['passage', 'date'],
    ['devoir', 'date'],
    ['sanction', 'date'],
    ['facture', 'date'],
    ['absence_retard', 'debut'],
  ] as const) {
    const days = rowsOf(name, join(folder, 'half.json')).map((row) => String(row[field]))
    assert.ok(days.length > 0 && days.every((day) => day.slice(0, 10) <= '2026-11-24'), name)
  }
})

function assertAbout(found: Counts, wanted: Counts): void {
  for (const [name, count] of Object.entries(wanted)) {
    const own = found[name as keyof Counts] ?? 0
    assert.ok(Math.abs(own - count) <= 0.1 * count, `${name}: ${own}, not about ${count}`)
  }
}

function rowsOf(name: string, file = mapping): Record<string, unknown>[] {
  const collection = catalogue.find((each) => each.name === name)
  assert.ok(collection)
  const fields = Object.keys(collection.fields)
  return readByMapping(file, collection).map((row) =>
    Object.fromEntries(fields.map((field, at) => [field, row[at]])),
  )
}

function textOf(name: string): string {
  return JSON.stringify(rowsOf(name).map((row) => Object.values(row)))
}
