import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseJournal } from '#base/agent-journal/parse-journal.ts'
import { findBlocks } from './find-blocks.ts'
import { durationOf } from './block-times.ts'

const { blocks } = parseJournal(
  [
    '-DEBUT EXPORT X (1) : le 02/10/2026 à 19h25m12s par (PC)',
    'Réplication Vie Scolaire : Sous réserve',
    '-DEBUT EXPORT X (1) : le 01/10/2026 à 23h59m50s par (PC)',
    'ERREUR : EcoleDirecte - Erreur http 0',
    '-FIN EXPORT X : le 02/10/2026 à 00h01m05s',
  ].join('\n'),
)

test('the words typed are found whatever their case, accents and order, in one line', () => {
  const [found, ...others] = findBlocks(blocks, '  RESERVE  vie ')
  assert.deepEqual([...(found?.lines ?? [])], [1])
  assert.deepEqual(others, [])
  assert.equal(findBlocks(blocks, 'réserve http').length, 0)
  assert.equal(findBlocks(blocks, 'export').length, 2)
})

test('with nothing typed all blocks are there, and no line is marked', () => {
  const all = findBlocks(blocks, ' ')
  assert.equal(all.length, 2)
  assert.ok(all.every(({ lines }) => lines.size === 0))
})

test('how long a transfer took is said in minutes and seconds; not of one without an end', () => {
  assert.equal(durationOf(blocks[1]?.startedAt ?? null, blocks[1]?.endedAt ?? null), '1 min 15 s')
  assert.equal(durationOf('2026-10-01T10:00:00', '2026-10-01T10:00:07'), '7 s')
  assert.equal(durationOf('2026-10-01T10:00:00', '2026-10-01T12:05:07'), '2 h 5 min')
  assert.equal(durationOf('2026-10-01T10:00:00', null), null)
  // The clocks went back in between.
  assert.equal(durationOf('2026-10-25T02:59:00', '2026-10-25T02:01:00'), null)
})
