import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '#testing/seeded-random.ts'
import { forgeryKinds } from './testing/forgeries/forge.ts'
import { makeMaterial } from './testing/forgeries/material.ts'
import { outcomes, tryForgeries } from './testing/forgeries/try-forgeries.ts'
import { verifyLicenceFile } from './verify-licence-file.ts'

const forgeriesEach = 10_000
const kinds = Object.keys(forgeryKinds)

for (const threshold of [1, 2])
  test(`of ${forgeriesEach} forgeries with ${threshold} of 3 roots none is accepted and none crashes`, async (t) => {
    const material = await makeMaterial(threshold)
    for (const machine of material.machines)
      assert.equal((await verifyLicenceFile(material.genuine, machine)).state, 'in-force')
    const tally = await tryForgeries(material, { first: 0, end: forgeriesEach }, seededRandom)
    const counts = outcomes(tally)
    t.diagnostic(JSON.stringify(counts))
    assert.deepEqual(Object.keys(tally).sort(), kinds.sort())
    assert.equal(counts['accepted'], undefined, JSON.stringify(tally))
    assert.equal(counts['crashed'], undefined, JSON.stringify(tally))
    // The forgeries must reach every lock that needs no key, not only the first door.
    const codes = ['01', '02', '03', '04', '05', '06', '07', '09', '10', '11', '14', '15']
    for (const code of codes) assert.ok(counts[`L-${code}`], code)
  })
