import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OgecCode } from '#base/ogec-code.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import { exampleTrust, makeExample, makeFile } from './testing/example.ts'
import { forge } from './testing/forge.ts'
import { verifyLicenceFile } from './verify-licence-file.ts'

const forgeriesEach = 10_000

// As many signatures as the threshold: one more could be lost without harm, and a change to it too.
for (const threshold of [1, 2])
  test(`of ${forgeriesEach} forgeries with ${threshold} of 3 roots none is accepted and none throws`, async (t) => {
    const example = await makeExample(3)
    const trust = exampleTrust(example, threshold)
    const signers = { ...example, rootKeys: example.rootKeys.slice(0, threshold) }
    const genuine = await makeFile(signers)
    const other = { ogec: '0000023A' as OgecCode, sub: 'cl-000002', jti: 'autre' }
    const donor = await makeFile({ ...signers, payload: { ...example.payload, ...other } })
    assert.equal((await verifyLicenceFile(genuine, trust)).state, 'in-force')

    const counts: Record<string, number> = {}
    for (let seed = 0; seed < forgeriesEach; seed++) {
      const verdict = await verifyLicenceFile(forge(genuine, donor, seededRandom(seed)), trust)
      assert.ok(verdict.state === 'refused', `seed ${seed} was accepted`)
      counts[verdict.code] = (counts[verdict.code] ?? 0) + 1
    }
    t.diagnostic(JSON.stringify(counts))
    // The forgeries must reach every lock, not only the first door.
    for (const code of ['L-02', 'L-03', 'L-05', 'L-06', 'L-09', 'L-11'])
      assert.ok(counts[code], code)
  })
