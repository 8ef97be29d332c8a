import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { generateKey } from './keys.ts'

test('a generated key is named by the RFC 7638 thumbprint of its public part', async () => {
  const { use, kid, publicKey, privateKey } = await generateKey('licence')
  const members = `{"crv":"Ed25519","kty":"OKP","x":"${publicKey.x}"}`
  assert.equal(kid, createHash('sha256').update(members).digest('base64url'))
  assert.equal(use, 'licence')
  assert.deepEqual(privateKey, { ...publicKey, d: privateKey.d })
  assert.equal(Buffer.from(privateKey.d, 'base64url').length, 32)
})

test('the public part holds nothing private, and no two keys are alike', async () => {
  const [one, other] = await Promise.all([generateKey('root'), generateKey('root')])
  assert.deepEqual(Object.keys(one.publicKey).sort(), ['crv', 'kid', 'kty', 'x'])
  assert.notEqual(one.kid, other.kid)
})
