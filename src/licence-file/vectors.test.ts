import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { makeExample, makeFile } from './testing/example.ts'
import type { Roots } from './keys.ts'
import { verifyLicenceFile } from './verify-licence-file.ts'

type Vector = {
  name: string
  file: string
  now: string
  highWater?: string
  keyRingVersionLeast?: number
  client: { ogec: string; id?: string }
  state: string
  code?: string
}

const content = readFileSync(new URL('testing/vectors.json', import.meta.url), 'utf8')
const { roots, vectors } = JSON.parse(content) as { roots: Roots; vectors: Vector[] }

for (const { name, file, now, highWater, state, code, ...given } of vectors)
  test(`published vector: ${name}`, async () => {
    const mark = highWater === undefined ? {} : { highWater: new Date(highWater) }
    const clock = { now: new Date(now), ...mark }
    const verdict = await verifyLicenceFile(Buffer.from(file), { ...given, roots, clock })
    assert.equal(verdict.state, state)
    assert.equal('code' in verdict ? verdict.code : undefined, code)
  })

test('what is signed today is byte for byte what was published', async () => {
  const [first] = vectors
  assert.equal((await makeFile(await makeExample())).toString(), first?.file)
})
