import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { makeExample, makeFile } from './testing/example.ts'
import { makeVectors } from './testing/make-vectors.ts'
import { bytesOf, outcomeOf, trustOf, type Vectors } from './testing/vector.ts'
import { checkDailyPassword } from './check-daily-password.ts'
import type { LicencePayload } from './licence-payload.ts'
import { licenceRefusals } from './licence-refusals.ts'
import { readGenuineLicence, verifyLicenceFile } from './verify-licence-file.ts'

const content = readFileSync(new URL('testing/vectors.json', import.meta.url), 'utf8')
const { roots, files, verdicts, passwords } = JSON.parse(content) as Vectors

for (const vector of verdicts)
  test(`published vector: ${vector.name}`, async () => {
    const verdict = await verifyLicenceFile(bytesOf(files[vector.file]), trustOf(vector, roots))
    const { state, code, warnings, marks } = vector
    const expected = { state, ...(code && { code }), ...(marks && { warnings, marks }) }
    assert.deepEqual(outcomeOf(verdict), expected)
  })

for (const { name, files: held, now, typed, state, day } of passwords)
  test(`published password: ${name}`, async () => {
    const verdict = await checkDailyPassword(typed, held.map(opened), new Date(now))
    assert.equal(verdict.state, state)
    assert.equal('day' in verdict ? verdict.day : undefined, day)
  })

test('the vectors show every code at least once', () => {
  const shown = new Set(verdicts.map(({ code }) => code))
  assert.deepEqual(
    Object.keys(licenceRefusals).filter((code) => !shown.has(code)),
    [],
  )
})

test('what is made today is what was published', async () => {
  assert.deepEqual(await makeVectors(), JSON.parse(content))
  assert.equal((await makeFile(await makeExample())).toString(), files['genuine'])
})

/** The licence of a file of this machine, whatever the date. */
function opened(name: string): LicencePayload {
  const licence = readGenuineLicence(bytesOf(files[name]), { roots })
  assert.ok(typeof licence !== 'string')
  return licence
}
