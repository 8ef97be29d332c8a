import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { testFolder } from '#testing/test-temp-folder.ts'
import { letADayPass } from './let-a-day-pass.ts'
import { assertWholeReferences } from './testing/assert-whole-references.ts'
import { writeLifelikeSchool } from './write-lifelike-school.ts'
import { writeMapping } from './write-mapping.ts'

const folder = await testFolder()

test('a school with its past has a million rows, whole references, and lives on', () => {
  const base = join(folder, 'million.sqlite')
  const mapping = join(folder, 'correspondance.json')
  const counts = writeLifelikeSchool(base, { seed: 1, size: 'million' })
  const total = Object.values(counts).reduce((sum, each) => sum + each, 0)
  assert.ok(total >= 1_000_000, String(total))
  letADayPass(base, { seed: 1, day: '2027-06-15' })
  writeMapping(mapping, { base: 'million.sqlite' })
  assertWholeReferences(mapping)
})
