import assert from 'node:assert/strict'
import { argon2Sync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { seededRandom } from '#testing/seeded-random.ts'
import { drawFrom } from './testing/forgeries/draw.ts'
import { forge, forgeryKinds, type ForgeryKind } from './testing/forgeries/forge.ts'
import { makeMaterial } from './testing/forgeries/material.ts'
import { runPython } from './testing/run-python.ts'
import type { Vectors } from './testing/vector.ts'
import { verifyLicenceFile } from './verify-licence-file.ts'

type Answer = { state: string; code?: string; day?: string; warnings?: unknown; marks?: unknown }
type Answers = { argon2id: string; verdicts: Answer[]; passwords: (Answer | null)[] }

const content = readFileSync(new URL('testing/vectors.json', import.meta.url), 'utf8')
const vectors = JSON.parse(content) as Vectors

/** Section 5.3 of RFC 9106. */
const argon2id = {
  inputs: {
    password: '01'.repeat(32),
    salt: '02'.repeat(16),
    secret: '03'.repeat(8),
    data: '04'.repeat(12),
  },
  costs: { memory_kib: 32, passes: 3, lanes: 4, length: 32 },
  tag: '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
}
const { inputs, costs } = argon2id
const asked = { ...vectors, argon2id: { ...inputs, ...costs } }
const answers = runPython('verifier.py', asked) as Promise<Answers>

test('a verifier in Python, written from the documentation, gives every verdict as ours', async () => {
  const given = (await answers).verdicts
  assert.equal(given.length, vectors.verdicts.length)
  for (const [at, { name, state, code, warnings, marks }] of vectors.verdicts.entries()) {
    const expected = { state, ...(code && { code }), ...(marks && { warnings, marks }) }
    assert.deepEqual(given[at], expected, name)
  }
})

test('it gives every password verdict as ours, where the cost is low', async () => {
  const given = (await answers).passwords
  assert.equal(given.length, vectors.passwords.length)
  for (const [at, { name, state, day }] of vectors.passwords.entries()) {
    const expected = name.startsWith('usual cost') ? null : { state, ...(day && { day }) }
    assert.deepEqual(given[at], expected, name)
  }
})

test('both argon2id give the value of RFC 9106', async () => {
  const bytes = (text: string): Buffer => Buffer.from(text, 'hex')
  const ours = argon2Sync('argon2id', {
    message: bytes(inputs.password),
    nonce: bytes(inputs.salt),
    secret: bytes(inputs.secret),
    associatedData: bytes(inputs.data),
    parallelism: costs.lanes,
    memory: costs.memory_kib,
    passes: costs.passes,
    tagLength: costs.length,
  })
  assert.equal(ours.toString('hex'), argon2id.tag)
  assert.equal((await answers).argon2id, argon2id.tag)
})

test('both refuse forgeries of each kind, with the same code', async () => {
  const material = await makeMaterial(2)
  const [machine] = material.machines
  assert.ok(machine)
  const forgeries = (Object.keys(forgeryKinds) as ForgeryKind[]).flatMap((kind) =>
    Array.from({ length: forgeriesEach }, (_, seed) => ({
      name: `${kind}, seed ${seed}`,
      file: forge(kind, material, drawFrom(seededRandom(seed))),
    })),
  )
  const { clock, ...known } = machine
  const python = (await runPython('verifier.py', {
    ...asked,
    files: Object.fromEntries(
      forgeries.map(({ name, file }) => [name, { hex: file.toString('hex') }]),
    ),
    verdicts: forgeries.map(({ name }) => ({ ...known, now: clock.now, file: name })),
    passwords: [],
  })) as Answers
  for (const [at, { name, file }] of forgeries.entries()) {
    const verdict = await verifyLicenceFile(file, machine)
    assert.ok(verdict.state === 'refused')
    assert.deepEqual(python.verdicts[at], { state: 'refused', code: verdict.code }, name)
  }
})

const forgeriesEach = 16
