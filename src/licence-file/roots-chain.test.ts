import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { exampleKey, exampleTrust, makeExample, makeFile, rootsOf } from './testing/example.ts'
import { stateOf } from './testing/state-of.ts'
import { signKeyRing, verifyKeyRing } from './key-ring.ts'
import type { GeneratedKey } from './keys.ts'
import { followRoots, signRoots } from './roots-chain.ts'

const example = await makeExample()
const [a, b, c, d, e, f] = (await Promise.all(
  Array.from({ length: 6 }, (_, at) => exampleKey('root', at + 1)),
)) as [GeneratedKey, GeneratedKey, GeneratedKey, GeneratedKey, GeneratedKey, GeneratedKey]
const first = rootsOf([a])
const second = rootsOf([b], 1, 2)
const third = rootsOf([c], 1, 3)
const toSecond = await signRoots(second, [a, b])
const toThird = await signRoots(third, [b, c])

test('roots signed by the old ones and by themselves are followed, step by step', () => {
  assert.deepEqual(followRoots(first, undefined), first)
  assert.deepEqual(followRoots(first, []), first)
  assert.deepEqual(followRoots(first, [toSecond]), second)
  assert.deepEqual(followRoots(first, [toSecond, toThird]), third)
})

test('roots signed by one side only are not followed', async () => {
  for (const signers of [[a], [b], [c], [a, c]])
    assert.deepEqual(followRoots(first, [await signRoots(second, signers)]), first)
})

test('a version skipped, repeated or put back is not followed', async () => {
  assert.deepEqual(followRoots(first, [await signRoots(third, [a, c])]), first)
  assert.deepEqual(followRoots(first, [await signRoots({ ...second, version: 1 }, [a, b])]), first)
  const other = await signRoots(rootsOf([d], 1, 2), [a, b, d])
  assert.deepEqual(followRoots(first, [toSecond, other]), second)
  const back = await signRoots(rootsOf([a], 1, 1), [a, b])
  assert.deepEqual(followRoots(first, [toSecond, back]), second)
})

test('software built with later roots goes on from the chain that the machine has kept', () => {
  assert.deepEqual(followRoots(second, [toSecond, toThird]), third)
  assert.deepEqual(followRoots(third, [toSecond, toThird]), third)
  assert.deepEqual(followRoots(first, [null, toThird, toSecond, 'x', toThird]), third)
})

test('with t of n the thresholds of both sides are needed, whoever signs', async () => {
  const old = rootsOf([a, b, c], 2)
  const next = rootsOf([c, d, e], 2, 2)
  const follows = async (...signers: GeneratedKey[]): Promise<boolean> =>
    followRoots(old, [await signRoots(next, signers)]).version === 2
  assert.ok(await follows(a, b, d, e))
  assert.ok(await follows(a, c, d))
  assert.ok(!(await follows(a, b, d)))
  assert.ok(!(await follows(a, d, e)))
  assert.ok(!(await follows(a, b, f)))
  assert.ok(!(await follows(a, b, d, d)))
})

test('roots that could never sign, or that count to nothing, are not followed', async () => {
  const wrong = [
    { ...second, threshold: 0 },
    { ...second, threshold: 2 },
    { ...second, threshold: 1.5 },
    { ...second, keys: [] },
    { ...second, keys: [{ ...b.publicKey, x: 'AAAA' }] },
    { ...second, keys: Array.from({ length: 9 }, () => b.publicKey) },
  ]
  for (const roots of wrong)
    assert.deepEqual(followRoots(first, [await signRoots(roots, [a, b])]), first)
})

test('a key ring is not a document of the roots, nor the other way round', async () => {
  const ring = await signKeyRing(example.ring, [a, b])
  assert.deepEqual(followRoots(first, [ring]), first)
  assert.deepEqual(verifyKeyRing(toSecond, first), { ok: false, code: 'L-05' })
})

test('whatever stands in the chain, nothing throws and nothing more is believed', () => {
  const junk = [...Object.values(toSecond), { ...toSecond, payload: '=' }, { ...toSecond, v: 1 }]
  const entry = fc.oneof(fc.anything(), fc.jsonValue(), fc.constantFrom<unknown>(...junk))
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.array(entry)), (chain) => {
      assert.deepEqual(followRoots(first, chain), first)
    }),
  )
})

test('a key ring signed by old and new roots is accepted by software with either', async () => {
  const file = await makeFile({ ...example, rootKeys: [a, b] })
  const trust = exampleTrust(example)
  assert.equal(await stateOf(file, { ...trust, roots: first }), 'in-force')
  assert.equal(await stateOf(file, { ...trust, roots: second }), 'in-force')
  assert.equal(await stateOf(file, { ...trust, roots: third }), 'refused L-06')
  assert.equal(await stateOf(file, { ...trust, roots: first, rootsChain: [toSecond] }), 'in-force')
})

test('once followed, the old roots alone no longer vouch, and a chain cut short is refused', async () => {
  const trust = { ...exampleTrust(example), roots: first }
  const byOld = await makeFile({ ...example, rootKeys: [a] })
  const byNew = await makeFile({ ...example, rootKeys: [b] })
  const followed = { ...trust, rootsChain: [toSecond], rootsVersionLeast: 2 }
  assert.equal(await stateOf(byNew, followed), 'in-force')
  assert.equal(await stateOf(byOld, followed), 'refused L-06')
  assert.equal(await stateOf(byOld, { ...followed, rootsChain: [] }), 'refused L-06')
  assert.equal(await stateOf(byOld, { ...trust, rootsVersionLeast: Number.NaN }), 'refused L-06')
  assert.equal(await stateOf(byOld, { ...trust, rootsVersionLeast: 1 }), 'in-force')
})
