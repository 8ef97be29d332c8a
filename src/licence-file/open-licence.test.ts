import assert from 'node:assert/strict'
import { createHmac, createPrivateKey, sign } from 'node:crypto'
import { test } from 'node:test'
import { exampleKey, exampleTrust, makeExample } from './testing/example.ts'
import { stateOf } from './testing/state-of.ts'
import { signKeyRing } from './key-ring.ts'
import { packLicenceFile, signLicence } from './sign-licence.ts'

const example = await makeExample()
const { payload, ring, rootKeys, signingKey } = example
const trust = exampleTrust(example)
const trousseau = await signKeyRing(ring, rootKeys)

test('an edited payload is refused, whether signed again by nobody or by another key', async () => {
  const licence = await signLicence(payload, signingKey)
  const [header = '', , signature = ''] = licence.split('.')
  const edited = base64url({ ...payload, exp: payload.exp + 3600 })
  assert.equal(await compactState(`${header}.${edited}.${signature}`), 'refused L-11')
  const stranger = { ...(await exampleKey('licence', 66)), kid: signingKey.kid }
  assert.equal(await compactState(await signLicence(payload, stranger)), 'refused L-11')
})

test('no other algorithm, type or header member is accepted, though well signed', async () => {
  const { kid, publicKey } = signingKey
  const right = { alg: 'Ed25519', typ: 'licence+jws', kid }
  assert.equal(await compactState(signed(right, payload)), 'in-force')
  const wrong: Record<string, unknown>[] = [
    { ...right, alg: 'none' },
    { ...right, alg: 'None' },
    { ...right, alg: 'HS256' },
    { ...right, alg: 'EdDSA' },
    { ...right, alg: 'ed25519' },
    { ...right, alg: ['Ed25519'] },
    { ...right, typ: 'JWT' },
    { ...right, typ: 'trousseau+jws' },
    { ...right, crit: ['b64'], b64: false },
    { ...right, crit: [] },
    { ...right, jwk: publicKey },
    { ...right, jku: 'https://exemple.invalid/' },
    { ...right, kid: '' },
    { ...right, kid: 7 },
    { alg: 'Ed25519', kid },
    { alg: 'Ed25519', typ: 'licence+jws' },
  ]
  for (const header of wrong)
    assert.equal(
      await compactState(signed(header, payload)),
      'refused L-05',
      JSON.stringify(header),
    )
})

test('neither an absent signature nor one made with the public key is accepted', async () => {
  const unsigned = `${base64url({ alg: 'none' })}.${base64url(payload)}.`
  assert.equal(await compactState(unsigned), 'refused L-05')
  const header = base64url({ alg: 'HS256', typ: 'licence+jws', kid: signingKey.kid })
  const input = `${header}.${base64url(payload)}`
  const mac = createHmac('sha256', Buffer.from(signingKey.publicKey.x, 'base64url')).update(input)
  assert.equal(await compactState(`${input}.${mac.digest('base64url')}`), 'refused L-05')
  const [start, middle] = (await signLicence(payload, signingKey)).split('.')
  assert.equal(await compactState(`${start}.${middle}.`), 'refused L-11')
})

test('the second signature that the arithmetic of the curve allows is refused', async () => {
  const [header, body, signature = ''] = (await signLicence(payload, signingKey)).split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order
  const other = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse()
  const again = Buffer.concat([bytes.subarray(0, 32), other]).toString('base64url')
  assert.equal(await compactState(`${header}.${body}.${again}`), 'refused L-11')
})

test('a segment spelled otherwise is refused, in the licence and in the key ring', async () => {
  const [header = '', body = '', signature = ''] = (await signLicence(payload, signingKey)).split(
    '.',
  )
  for (const licence of [
    `${header}=.${body}.${signature}`,
    `${header}.${body}==.${signature}`,
    `${header}.${body}.${otherLastBits(signature)}`,
    `${header}.${body}.${signature}\n`,
    `${header}.${body}.${signature}.`,
    `${header}.${body}.${signature}.AA`,
    '.'.repeat(9000),
  ])
    assert.equal(await compactState(licence), 'refused L-03')
  const licence = `${header}.${body}.${signature}`
  const [entry] = trousseau.signatures
  assert.ok(entry)
  for (const jws of [
    { ...trousseau, payload: `${trousseau.payload}=` },
    { ...trousseau, signatures: [{ ...entry, signature: otherLastBits(entry.signature) }] },
    { ...trousseau, signatures: [{ ...entry, protected: `${entry.protected} ` }] },
  ])
    assert.equal(await stateOf(packLicenceFile(licence, jws), trust), 'refused L-03')
})

test('a root does not sign licences', async () => {
  const [root] = rootKeys
  assert.ok(root)
  assert.equal(await compactState(await signLicence(payload, root)), 'refused L-09')
})

test('a well signed payload that breaks the format is refused with what to do', async () => {
  const header = { alg: 'Ed25519', typ: 'licence+jws', kid: signingKey.kid }
  const state = (body: unknown): Promise<string> => compactState(signed(header, body))
  assert.equal(await state({ ...payload, v: 2 }), 'refused L-04')
  assert.equal(await state({ ...payload, aud: 'autre-logiciel' }), 'refused L-13')
  assert.equal(await state({ ...payload, aud: undefined }), 'refused L-12')
  assert.equal(await state({ ...payload, exp: payload.exp + 86_400 }), 'refused L-12')
  assert.equal(await state({ ...payload, nouveau: true }), 'in-force')
  assert.equal(await state('texte'), 'refused L-12')
  assert.equal(await state(null), 'refused L-12')
})

function compactState(licence: string): Promise<string> {
  return stateOf(packLicenceFile(licence, trousseau), trust)
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** A compact JWS made without the code under test, with any header. */
function signed(header: Record<string, unknown>, body: unknown): string {
  const input = `${base64url(header)}.${base64url(body)}`
  const key = createPrivateKey({ key: signingKey.privateKey, format: 'jwk' })
  return `${input}.${sign(null, Buffer.from(input), key).toString('base64url')}`
}

/** The same bytes for a lenient decoder: 64 bytes leave 4 bits unused in the last character. */
function otherLastBits(signature: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = alphabet.charAt(alphabet.indexOf(signature.slice(-1)) ^ 1)
  const other = signature.slice(0, -1) + last
  assert.deepEqual(Buffer.from(other, 'base64url'), Buffer.from(signature, 'base64url'))
  return other
}
