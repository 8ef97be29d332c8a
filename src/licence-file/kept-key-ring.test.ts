import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  exampleKey,
  exampleRingKey,
  exampleTrust,
  makeExample,
  makeFile,
  seconds,
} from './testing/example.ts'
import { stateOf } from './testing/state-of.ts'
import type { GeneralJws } from './general-jws.ts'
import { signKeyRing, type KeyRing } from './key-ring.ts'
import { verifyLicenceFile } from './verify-licence-file.ts'

const example = await makeExample()
const { ring, rootKeys, signingKey } = example
const key = exampleRingKey(signingKey)
const revoked = { ...key, revoked: seconds('2026-11-24T00:00Z') }
const trust = exampleTrust(example)
const file = await makeFile(example)

test('a file of before is judged by the newer ring that was kept: still good, it is in force', async () => {
  const keyRing = await ringOf({ version: 4 })
  const verdict = await verifyLicenceFile(file, { ...trust, keyRing, keyRingVersionLeast: 4 })
  assert.ok(verdict.state === 'in-force')
  assert.equal(verdict.keyRingVersion, 4)
  assert.deepEqual(verdict.keyRing, keyRing)
})

test('a key revoked in the ring that was kept signs nothing, whatever ring the file brings', async () => {
  const keyRing = await ringOf({ version: 4, keys: [revoked] })
  assert.equal(await stateOf(file, { ...trust, keyRing }), 'refused L-10')
  const other = await exampleKey('licence', 101)
  const replaced = await ringOf({ version: 4, keys: [exampleRingKey(other)] })
  assert.equal(await stateOf(file, { ...trust, keyRing: replaced }), 'refused L-09')
  const expired = await ringOf({ version: 4, exp: seconds('2026-11-25T00:00Z') })
  assert.equal(await stateOf(file, { ...trust, keyRing: expired }), 'refused L-08')
})

test('the ring of the file is given back to be kept when it is the newer', async () => {
  const keyRing = await ringOf({ version: 2, keys: [revoked] })
  const verdict = await verifyLicenceFile(file, { ...trust, keyRing, keyRingVersionLeast: 2 })
  assert.ok(verdict.state === 'in-force')
  assert.equal(verdict.keyRingVersion, 3)
  assert.equal(JSON.stringify(verdict.keyRing), JSON.stringify(await ringOf({})))
})

test('a kept ring that is garbage or forged changes nothing, and its version still counts', async () => {
  const genuine = await ringOf({ version: 4, keys: [revoked] })
  const stranger = await exampleKey('root', 66)
  const kid = rootKeys[0]?.kid ?? assert.fail()
  const worthless: unknown[] = [
    null,
    '',
    [],
    { ...genuine, payload: `${genuine.payload}=` },
    { ...genuine, payload: (await ringOf({ version: 5 })).payload },
    { ...genuine, signatures: [] },
    { ...genuine, z: 1 },
    await signKeyRing({ ...ring, version: 9 }, [stranger]),
    await signKeyRing({ ...ring, version: 9 }, [{ ...stranger, kid }]),
    await signKeyRing({ ...ring, version: 9, v: 2 as 1 }, rootKeys),
  ]
  for (const keyRing of worthless) {
    assert.equal(await stateOf(file, { ...trust, keyRing }), 'in-force')
    assert.equal(await stateOf(file, { ...trust, keyRing, keyRingVersionLeast: 4 }), 'refused L-07')
  }
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (keyRing) => {
      assert.equal(await stateOf(file, { ...trust, keyRing }), 'in-force')
    }),
  )
})

test('a genuine kept ring does not save a file whose own ring is forged', async () => {
  const keyRing = await ringOf({ version: 4 })
  const forged = await makeFile({ ...example, rootKeys: [await exampleKey('root', 66)] })
  assert.equal(await stateOf(forged, { ...trust, keyRing }), 'refused L-06')
})

test('a version already accepted above both rings refuses', async () => {
  const keyRing = await ringOf({ version: 4 })
  const seen = { ...trust, keyRing, keyRingVersionLeast: 5 }
  assert.equal(await stateOf(file, seen), 'refused L-07')
  assert.equal(await stateOf(file, { ...seen, keyRingVersionLeast: Number.NaN }), 'refused L-07')
})

function ringOf(change: Partial<KeyRing>): Promise<GeneralJws> {
  return signKeyRing({ ...ring, ...change }, rootKeys)
}
