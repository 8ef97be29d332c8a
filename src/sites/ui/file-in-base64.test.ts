import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileInBase64 } from './file-in-base64.ts'

test('a file travels byte for byte, and of one that is too large only what says so', async () => {
  const bytes = Uint8Array.from({ length: 40_000 }, (_, at) => at % 256)
  const small = await fileInBase64(new Blob([bytes.slice(0, 300)]), 1000)
  assert.deepEqual(Buffer.from(small, 'base64'), Buffer.from(bytes.slice(0, 300)))
  const large = Buffer.from(await fileInBase64(new Blob([bytes]), 17_000), 'base64')
  assert.equal(large.length, 17_000)
  assert.equal(await fileInBase64(new Blob([]), 1000), '')
})
