import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { makeExample, makeFile } from './testing/example.ts'

const folder = mkdtempSync(join(tmpdir(), 'licence-openssl-'))
after(() => rmSync(folder, { recursive: true }))

const example = await makeExample(2)
const { licence, trousseau } = JSON.parse((await makeFile(example)).toString())

test('OpenSSL verifies the licence', () => {
  const [header, payload, signature] = licence.split('.')
  const { x } = example.signingKey.publicKey
  assert.ok(opensslVerifies(x, `${header}.${payload}`, signature))
  assert.ok(!opensslVerifies(x, `${header}.${payload}A`, signature))
})

test('OpenSSL verifies the signature of each root on the key ring', () => {
  for (const [at, { publicKey }] of example.rootKeys.entries()) {
    const { protected: header, signature } = trousseau.signatures[at]
    assert.ok(opensslVerifies(publicKey.x, `${header}.${trousseau.payload}`, signature))
    assert.ok(!opensslVerifies(example.signingKey.publicKey.x, header, signature))
  }
})

function opensslVerifies(x: string, signed: string, signature: string): boolean {
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  // The DER of an Ed25519 public key up to its 32 bytes (RFC 8410).
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(x, 'base64url'),
  ])
  const pem = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`
  const key = ['-pubin', '-inkey', file('key.pem', pem)]
  const input = ['-rawin', '-in', file('signed', signed)]
  const given = ['-sigfile', file('signature', Buffer.from(signature, 'base64url'))]
  try {
    const args = ['pkeyutl', '-verify', ...key, ...input, ...given]
    return execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' }).includes('Success')
  } catch (error) {
    assert.ok(error instanceof Error && 'status' in error, String(error))
    if (error.status === 1) return false
    throw new Error('this test needs the openssl command, 3.0 or later', { cause: error })
  }
}
