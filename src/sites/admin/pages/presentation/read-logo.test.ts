import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presentationTexts } from '#sites/texts/admin.ts'
import { readLogo } from './read-logo.ts'

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const blob = (start: readonly number[], size: number) => {
  const bytes = new Uint8Array(size)
  bytes.set(start)
  return new Blob([bytes], { type: 'image/png' })
}

test('a logo is what its first bytes say, whatever the file is called', async () => {
  const read = await readLogo(blob(png, 200))
  assert.ok('logo' in read)
  assert.equal(read.logo.type, 'image/png')
  assert.equal(Buffer.from(read.logo.data, 'base64').length, 200)
  const jpeg = await readLogo(blob([0xff, 0xd8, 0xff, 0xe0], 50))
  assert.ok('logo' in jpeg && jpeg.logo.type === 'image/jpeg')
})

test('what is no image, or too heavy, is refused with the reason and never cut', async () => {
  const drawing = new Blob(['<svg onload="alert(1)"/>'], { type: 'image/png' })
  assert.deepEqual(await readLogo(drawing), { refused: presentationTexts.logoKind })
  assert.ok('logo' in (await readLogo(blob(png, 100 * 1024))))
  assert.deepEqual(await readLogo(blob(png, 100 * 1024 + 1)), {
    refused: presentationTexts.logoHeavy(101),
  })
})
