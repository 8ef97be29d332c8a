import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf } from './code-of.ts'

test('a code is understood however it is read out', () => {
  for (const typed of ['L-07', 'l7', ' l 7 ', '07', '7', 'L–07'])
    assert.equal(codeOf(typed), 'L-07')
  assert.equal(codeOf(' quoi ? '), 'quoi ?')
})
