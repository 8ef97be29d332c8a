import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compactVerify, importJWK } from 'jose'
import { makeExample, makeFile } from './testing/example.ts'
import { signKeyRing } from './key-ring.ts'
import { readPayload } from './licence-payload.ts'
import { packLicenceFile, signLicence } from './sign-licence.ts'

const example = await makeExample()
const { payload, signingKey } = example

test('the header is exactly the algorithm, the type and the key', async () => {
  const [header = ''] = (await signLicence(payload, signingKey)).split('.')
  const text = Buffer.from(header, 'base64url').toString()
  assert.equal(text, `{"alg":"Ed25519","typ":"licence+jws","kid":"${signingKey.kid}"}`)
})

test('a licence signed with a key object or a JWK is the same, and a JWT library reads it', async () => {
  const cryptoKey = await importJWK(signingKey.privateKey, 'Ed25519')
  assert.ok(!(cryptoKey instanceof Uint8Array))
  const licence = await signLicence(payload, signingKey)
  const same = await signLicence(payload, { kid: signingKey.kid, privateKey: cryptoKey })
  assert.equal(licence, same)
  const verified = await compactVerify(licence, signingKey.publicKey, { algorithms: ['Ed25519'] })
  assert.deepEqual(readPayload(JSON.parse(Buffer.from(verified.payload).toString())), payload)
})

test('what no verifier would read is not signed', async () => {
  await assert.rejects(signLicence({ ...payload, exp: payload.nbf }, signingKey), TypeError)
})

test('a file is one line of ASCII, its members in order whatever the order they came in', async () => {
  const text = (await makeFile(example)).toString()
  assert.match(text, /^\{"v":1,"licence":"[\w.-]+","trousseau":\{"payload":"[\w-]+",/)
  const { licence, trousseau } = JSON.parse(text)
  const [{ signature, protected: header }] = trousseau.signatures
  const shuffled = { signatures: [{ signature, protected: header }], payload: trousseau.payload }
  assert.equal(packLicenceFile(licence, shuffled), text)
})

test('a file above 16 KiB is not made', async () => {
  const lim = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`limite-${at}`, at]))
  const licence = await signLicence({ ...payload, lim }, signingKey)
  const trousseau = await signKeyRing(example.ring, example.rootKeys)
  assert.throws(() => packLicenceFile(licence, trousseau), RangeError)
})
