import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generalVerify, importJWK } from 'jose'
import { exampleKey, makeExample } from './testing/example.ts'
import { signKeyRing, verifyKeyRing } from './key-ring.ts'
import type { GeneralJws } from './general-jws.ts'
import type { GeneratedKey, Roots } from './keys.ts'

const { rootKeys, ring } = await makeExample(3)
const stranger = await exampleKey('root', 66)
const pick = (...at: number[]): GeneratedKey[] =>
  at.map((index) => rootKeys[index] ?? assert.fail('no such root'))

test('a ring signed by as many roots as the threshold is given back as it was', async () => {
  for (const signers of [pick(0, 1), pick(2, 0), pick(0, 1, 2)])
    assert.deepEqual(verifyKeyRing(await signKeyRing(ring, signers), trust(2)), { ok: true, ring })
})

test('the signatures are read by a JWT library', async () => {
  const jws = await signKeyRing(ring, pick(1))
  const key = await importJWK(pick(1)[0]?.publicKey ?? assert.fail(), 'Ed25519')
  const { protectedHeader } = await generalVerify(
    { payload: jws.payload, signatures: [...jws.signatures] },
    key,
  )
  assert.deepEqual(protectedHeader, { alg: 'Ed25519', typ: 'trousseau+jws', kid: rootKeys[1]?.kid })
})

test('fewer roots than the threshold, a root counted twice or a stranger do not make it', async () => {
  assert.equal(await codeOf(pick(0), 2), 'L-06')
  assert.equal(await codeOf([...pick(0), stranger], 2), 'L-06')
  assert.equal(await codeOf([stranger], 1), 'L-06')
  assert.equal(await codeOf([...pick(0), ...pick(0)], 2), 'L-06')
  assert.equal(await codeOf([...pick(0, 1), ...pick(0)], 2), 'L-06')
})

test('one root listed under two names counts once', async () => {
  const [root] = pick(0)
  assert.ok(root)
  const alias = { ...root, kid: 'alias' }
  const keys = [root.publicKey, { ...root.publicKey, kid: 'alias' }]
  const jws = await signKeyRing(ring, [root, alias])
  assert.deepEqual(verifyKeyRing(jws, { version: 1, threshold: 2, keys }), {
    ok: false,
    code: 'L-06',
  })
})

test('a stranger beside enough roots is passed over, so that roots can be replaced', async () => {
  assert.equal(await codeOf([stranger, ...pick(0, 1)], 2), 'none')
})

test('a signature of a root that does not hold refuses the ring even beyond the threshold', async () => {
  const [one, two, three] = (await signKeyRing(ring, rootKeys)).signatures
  const { payload } = await signKeyRing(ring, rootKeys)
  assert.ok(one && two && three)
  const mixed = { protected: three.protected, signature: one.signature }
  const verdict = verifyKeyRing({ payload, signatures: [one, two, mixed] }, trust(2))
  assert.deepEqual(verdict, { ok: false, code: 'L-06' })
})

test('a threshold that is no count accepts nothing', async () => {
  for (const threshold of [0, -1, Number.NaN])
    assert.equal(await codeOf(rootKeys, threshold), 'L-06')
  const unsigned: GeneralJws = { ...(await signKeyRing(ring, pick(0))), signatures: [] }
  assert.deepEqual(verifyKeyRing(unsigned, trust(0)), { ok: false, code: 'L-06' })
})

test('a root whose key is no Ed25519 key verifies nothing', async () => {
  const jws = await signKeyRing(ring, pick(0))
  for (const x of ['', 'AAAA', `${rootKeys[0]?.publicKey.x}=`]) {
    const keys = pick(0).map(({ publicKey }) => ({ ...publicKey, x }))
    assert.deepEqual(verifyKeyRing(jws, { version: 1, threshold: 1, keys }), {
      ok: false,
      code: 'L-06',
    })
  }
})

test('a ring whose content breaks the format is refused though signed', async () => {
  const [key] = ring.keys
  assert.ok(key)
  const wrong: Record<string, object> = {
    'another version of the format': { v: 2 },
    'no number': { version: '3' },
    'two keys of one name': { keys: [key, key] },
    'a key without a use': { keys: [{ ...key, use: undefined }] },
    'a revocation without a date': { keys: [{ ...key, revoked: true }] },
    'no list': { keys: {} },
  }
  for (const [title, change] of Object.entries(wrong)) {
    const jws = await signKeyRing({ ...ring, ...change }, pick(0))
    assert.equal(verifyKeyRing(jws, trust(1)).ok, false, title)
  }
})

test('a ring is signed by 1 to 8 roots', async () => {
  await assert.rejects(signKeyRing(ring, []), RangeError)
  await assert.rejects(
    signKeyRing(
      ring,
      Array.from({ length: 9 }, () => stranger),
    ),
    RangeError,
  )
})

function trust(threshold: number): Roots {
  return { version: 1, threshold, keys: rootKeys.map(({ publicKey }) => publicKey) }
}

async function codeOf(signers: readonly GeneratedKey[], threshold: number): Promise<string> {
  const verdict = verifyKeyRing(await signKeyRing(ring, signers), trust(threshold))
  return verdict.ok ? 'none' : verdict.code
}
