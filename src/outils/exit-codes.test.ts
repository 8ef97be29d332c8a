import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { exitCodesHelp, exits } from './exit-codes.ts'

test('codes are distinct, and the help and the guide give each with its meaning', async () => {
  const rows = Object.values(exits)
  assert.equal(new Set(rows.map(({ code }) => code)).size, rows.length)
  const guide = await readFile('docs/outils.md', 'utf8')
  for (const { code, meaning } of rows) {
    assert.match(exitCodesHelp(), new RegExp(`^ +${code}  ${meaning}$`, 'm'))
    assert.match(guide, new RegExp(`^\\| ${code} +\\| ${meaning} +\\|$`, 'm'))
  }
})
