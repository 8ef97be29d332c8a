import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { decodeStrictly } from './base64url.ts'

test('what is encoded is decoded to the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const decoded = decodeStrictly(Buffer.from(bytes).toString('base64url'))
      assert.deepEqual(new Uint8Array(decoded ?? []), bytes)
    }),
  )
})

test('no bytes have two spellings', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const spellings = (length: number): string[] =>
    length === 0
      ? ['']
      : spellings(length - 1).flatMap((start) => alphabet.split('').map((end) => start + end))
  for (const [length, count] of [
    [1, 0],
    [2, 256],
    [3, 65_536],
  ] as const)
    assert.equal(spellings(length).filter((text) => decodeStrictly(text)).length, count)
})

test('padding, the other alphabet, spaces and stray last bits are refused', () => {
  for (const text of ['AA==', 'AA=', 'A', '+/8', 'AAAA\n', ' AAAA', 'AA AA', 'AB', 'AAAAA', 'é'])
    assert.equal(decodeStrictly(text), undefined, text)
})
