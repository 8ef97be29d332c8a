import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  exampleKey,
  exampleRingKey,
  exampleTrust,
  makeExample,
  makeFile,
} from './testing/example.ts'
import { seconds } from './testing/example.ts'
import type { Example } from './testing/example.ts'
import { stateOf } from './testing/state-of.ts'
import { signKeyRing, type KeyRing } from './key-ring.ts'
import type { GeneratedKey } from './keys.ts'
import type { LicencePayload } from './licence-payload.ts'
import { readGenuineLicence, verifyLicenceFile } from './verify-licence-file.ts'
import type { Trust } from './verify-licence-file.ts'

const example = await makeExample()
const { payload, ring, rootKeys, signingKey } = example
const trust = exampleTrust(example)
const file = await makeFile(example)

test('in its week a licence is in force until the Monday that follows, and says what it allows', async () => {
  assert.deepEqual(await verifyLicenceFile(file, trust), {
    state: 'in-force',
    until: new Date('2026-11-29T23:00Z'),
    licence: payload,
    warnings: [],
    rootsVersion: 1,
    keyRingVersion: 3,
    keyRing: await signKeyRing(ring, rootKeys),
    highWater: trust.clock.now,
    resetApplied: new Date(payload.iat * 1000),
  })
})

test('the week starts and ends at the second', async () => {
  const stateAt = async (now: string): Promise<string> => stateOf(file, at(now))
  assert.equal(await stateAt('2026-11-22T22:59:59.999Z'), 'not-yet L-17')
  assert.equal(await stateAt('2026-11-22T23:00:00.000Z'), 'in-force')
  assert.equal(await stateAt('2026-11-29T22:59:59.999Z'), 'in-force')
  assert.equal(await stateAt('2026-11-29T23:00:00.000Z'), 'expired L-18')
  assert.equal(await stateAt('2030-01-01T00:00:00.000Z'), 'expired L-18')
})

test('with a grace, the days that follow the week are in grace and then expired', async () => {
  const withGrace = await fileOf({ payload: { grc: 2 * 86_400 } })
  const inGrace = await verifyLicenceFile(withGrace, at('2026-11-30T08:00Z'))
  assert.equal(inGrace.state, 'in-grace')
  assert.deepEqual(inGrace.since, new Date('2026-11-29T23:00Z'))
  assert.deepEqual(inGrace.until, new Date('2026-12-01T23:00Z'))
  const expired = await verifyLicenceFile(withGrace, at('2026-12-01T23:00Z'))
  assert.equal(expired.state, 'expired')
  assert.deepEqual(expired.since, new Date('2026-12-01T23:00Z'))
})

test('a licence of another school or another client is refused', async () => {
  const client = { ogec: '0000000A', id: 'cl-000001' }
  assert.equal(await stateOf(file, { ...trust, client: { ogec: '0000023A' } }), 'refused L-14')
  assert.equal(await stateOf(file, { ...trust, client: { ...client, id: 'x' } }), 'refused L-15')
  assert.equal(await stateOf(file, { ...trust, client: { ogec: '0000000A' } }), 'in-force')
})

test('a school that is not known yet only learns whether the licence is genuine', async () => {
  const { client: _, ...anyone } = trust
  assert.equal(await stateOf(file, anyone), 'in-force')
})

test('a clock put back is warned about, then refused', async () => {
  const back = (highWater: string): Promise<string> =>
    stateOf(file, { ...trust, clock: { ...trust.clock, highWater: new Date(highWater) } })
  assert.equal(await back('2026-11-25T09:05Z'), 'in-force')
  assert.equal(await back('2026-11-25T09:06Z'), 'in-force, clock-back')
  assert.equal(await back('2026-11-26T09:00Z'), 'in-force, clock-back')
  assert.equal(await back('2026-11-26T09:01Z'), 'refused L-16')
  assert.equal(await stateOf(file, at('2015-01-01T00:00Z')), 'refused L-16')
  assert.equal(await stateOf(file, at('pas une date')), 'refused L-16')
})

test('a file that is no licence is refused whatever it holds', async () => {
  const text = file.toString()
  const contents: Record<string, string | Uint8Array> = {
    'L-01': Buffer.alloc(20 * 1024 * 1024, file),
    'L-02 nothing': '',
    'L-02 null': 'null',
    'L-02 list': '[]',
    'L-02 nesting': '['.repeat(16_000),
    'L-02 cut': text.slice(0, -1),
    'L-02 half': text.slice(0, text.length / 2),
    'L-02 byte order mark': `\uFEFF${text}`,
    'L-02 new line': `${text}\n`,
    'L-02 two members of one name': text.replace('{', '{"v":1,'),
    'L-02 one member more': text.replace('{', '{"z":1,'),
    'L-02 not UTF-8': Buffer.concat([file, Buffer.of(0xff)]),
    'L-02 unprotected header': text.replace('"protected"', '"header":{},"protected"'),
    'L-02 Latin-1': Buffer.from(text.replace('licence', 'licencé'), 'latin1'),
    'L-04 another version': text.replace('"v":1', '"v":2'),
  }
  for (const [title, content] of Object.entries(contents))
    assert.equal(await stateOf(Buffer.from(content), trust), `refused ${title.slice(0, 4)}`, title)
})

test('a file of exactly 16 KiB is read and one byte more is not', async () => {
  const padded = (length: number): Buffer =>
    Buffer.concat([file, Buffer.alloc(length - file.length)])
  assert.equal(await stateOf(padded(16_384), trust), 'refused L-02')
  assert.equal(await stateOf(padded(16_385), trust), 'refused L-01')
})

test('a key ring older than the one already accepted is refused, the same or newer is not', async () => {
  assert.equal(await stateOf(file, { ...trust, keyRingVersionLeast: 4 }), 'refused L-07')
  assert.equal(await stateOf(file, { ...trust, keyRingVersionLeast: 3 }), 'in-force')
  assert.equal(await stateOf(file, { ...trust, keyRingVersionLeast: 2 }), 'in-force')
  assert.equal(await stateOf(file, { ...trust, keyRingVersionLeast: Number.NaN }), 'refused L-07')
})

test('an expired key ring is refused, unless the licence itself has expired', async () => {
  const soon = await fileOf({ ring: { exp: seconds('2026-11-25T00:00Z') } })
  assert.equal(await stateOf(soon, at('2026-11-24T23:59Z')), 'in-force')
  assert.equal(await stateOf(soon, at('2026-11-25T00:00Z')), 'refused L-08')
  assert.equal(await stateOf(soon, at('2026-12-25T00:00Z')), 'expired L-18')
})

test('a key ring signed by an unknown root is refused', async () => {
  const stranger = await exampleKey('root', 66)
  assert.equal(await stateOf(await fileOf({}, [stranger]), trust), 'refused L-06')
  const { kid } = rootKeys[0] ?? assert.fail()
  assert.equal(await stateOf(await fileOf({}, [{ ...stranger, kid }]), trust), 'refused L-06')
})

test('a signature that anybody adds under another name changes nothing of what the file says', async () => {
  const added = { protected: '', signature: 'AA' }
  const header = { alg: 'Ed25519', typ: 'trousseau+jws', kid: 'personne' }
  added.protected = Buffer.from(JSON.stringify(header)).toString('base64url')
  const content = JSON.parse(file.toString())
  content.trousseau.signatures.push(added)
  const verdict = await verifyLicenceFile(Buffer.from(JSON.stringify(content)), trust)
  assert.ok(verdict.state === 'in-force')
  assert.deepEqual(verdict.licence, payload)
  assert.equal(verdict.keyRing.payload, content.trousseau.payload)
})

test('two of three roots are needed and enough', async () => {
  const three = await makeExample(3)
  const twoOfThree = exampleTrust(three, 2)
  const [one, two, last] = three.rootKeys
  assert.ok(one && two && last)
  const stateWith = async (...signers: GeneratedKey[]): Promise<string> =>
    stateOf(await fileOf({}, signers), twoOfThree)
  assert.equal(await stateWith(one, last), 'in-force')
  assert.equal(await stateWith(one, two, last), 'in-force')
  assert.equal(await stateWith(one), 'refused L-06')
  assert.equal(await stateWith(one, one), 'refused L-06')
})

test('a key that is unknown, of another use, out of its time or revoked signs nothing', async () => {
  const key = exampleRingKey(signingKey)
  const withKeys = (...keys: KeyRing['keys']): Promise<string> => stateWithRing({ keys })
  assert.equal(await withKeys(), 'refused L-09')
  assert.equal(await withKeys({ ...key, kid: 'autre' }), 'refused L-09')
  assert.equal(await withKeys({ ...key, use: 'maintenance' }), 'refused L-09')
  assert.equal(await withKeys({ ...key, exp: payload.iat }), 'refused L-09')
  assert.equal(await withKeys({ ...key, nbf: payload.iat + 1 }), 'refused L-09')
  assert.equal(await withKeys({ ...key, exp: payload.iat + 1, nbf: payload.iat }), 'in-force')
  assert.equal(await withKeys({ ...key, revoked: payload.exp }), 'refused L-10')
  assert.equal(await withKeys({ ...key, x: 'AAAA' }), 'refused L-11')
})

test('for the password of the day a genuine licence of the school is read whatever the date', async () => {
  const { clock: _, ...anyDate } = trust
  assert.deepEqual(readGenuineLicence(file, anyDate), payload)
  const expired = await fileOf({ ring: { exp: seconds('2026-11-25T00:00Z') } })
  assert.deepEqual(readGenuineLicence(expired, anyDate), payload)
  const code = (given: Uint8Array, change: Partial<Trust>) =>
    readGenuineLicence(given, { ...anyDate, ...change })
  assert.equal(code(file, { client: { ogec: '0000023A' } }), 'L-14')
  assert.equal(code(file, { client: { ogec: '0000000A', id: 'x' } }), 'L-15')
  assert.equal(code(file, { keyRingVersionLeast: 4 }), 'L-07')
  const revoked = { ...exampleRingKey(signingKey), revoked: payload.iat }
  assert.equal(code(await fileOf({ ring: { keys: [revoked] } }), {}), 'L-10')
  assert.equal(code(file.subarray(1), {}), 'L-02')
})

async function stateWithRing(change: Partial<KeyRing>): Promise<string> {
  return stateOf(await fileOf({ ring: change }), trust)
}

function fileOf(
  change: { payload?: Partial<LicencePayload>; ring?: Partial<KeyRing> },
  signers: readonly GeneratedKey[] = rootKeys,
): Promise<Buffer> {
  const changed: Example = {
    rootKeys: signers,
    signingKey,
    ring: { ...ring, ...change.ring },
    payload: { ...payload, ...change.payload },
  }
  return makeFile(changed)
}

function at(now: string): Trust {
  return { ...trust, clock: { now: new Date(now) } }
}
