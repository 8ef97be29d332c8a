import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText } from './decode-text.ts'

const text = 'Code OGEC;Nom\r\n0350001A;Collège de l’Œuvre à 3 €\r\n'

test('UTF-8 with or without its mark, UTF-16 with its mark and Windows-1252 give the same text', () => {
  const utf8 = new TextEncoder().encode(text)
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
  const windows = Uint8Array.from(text, (letter) => inWindows[letter] ?? letter.charCodeAt(0))
  for (const bytes of [
    utf8,
    new TextEncoder().encode(`\uFEFF${text}`),
    utf16,
    Buffer.from(utf16).swap16(),
    windows,
  ])
    assert.equal(decodeText(bytes), text)
})

test('any bytes give a text', () => {
  assert.equal(decodeText(new Uint8Array()), '')
  assert.equal(decodeText(Uint8Array.of(0xff)), 'ÿ')
  assert.equal(typeof decodeText(Uint8Array.from({ length: 512 }, (_, at) => at % 256)), 'string')
})

const inWindows: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, Œ: 0x8c }
