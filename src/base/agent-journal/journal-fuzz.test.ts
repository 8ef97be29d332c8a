import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { moduleStates, type BlockEnd, type ModuleState } from './journal-block.ts'
import { linesOf } from './journal-lines.ts'
import { decodeJournal } from './decode-journal.ts'
import { newestThatFit } from './newest-that-fit.ts'
import { parseJournal } from './parse-journal.ts'
import { writeBlock } from './write-block.ts'

const text = fc.string({ unit: 'binary', maxLength: 60 })
const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19))
const start = fc.record({ version: text, machine: text, startedAt: moment, mode: text })
const known = {
  modules: fc.array(
    fc.record({
      name: text,
      state: fc.constantFrom(...(Object.keys(moduleStates) as ModuleState[])),
    }),
    { maxLength: 6 },
  ),
  notes: fc.array(text, { maxLength: 4 }),
}
const end: fc.Arbitrary<BlockEnd | null> = fc.oneof(
  fc.constant(null),
  fc.record({ ...known, state: fc.constant('succeeded' as const), endedAt: moment }),
  fc.record({ ...known, state: fc.constant('failed' as const), endedAt: moment, error: text }),
  fc.record({ ...known, state: fc.constant('abandoned' as const), abandon: text }),
)
const block = fc
  .record({ start, end, service: text })
  .map((given) => ({ ...given, text: writeBlock(given.start, given.end, given.service) }))
const journal = fc.array(block, { maxLength: 8 })

/** A line of the grammar, a piece of one, or anything. */
const anyLine = fc.oneof(
  text,
  block.map((made) => made.text),
  fc.constantFrom('-DEBUT', '-FIN', 'ERREUR :', 'ABANDON : x', 'Réplication : ', 'Mode :', '--FIN'),
)

test('what is written is read back, whatever the texts in it', () => {
  fc.assert(
    fc.property(journal, (made) => {
      const { before, blocks } = parseJournal(made.map((each) => each.text).join(''))
      assert.deepEqual(before, [])
      assert.equal(blocks.length, made.length)
      const states = made.map((each) => each.end?.state ?? 'interrupted')
      const read = blocks.map(({ state }) => state)
      assert.ok([states, states.toReversed()].some((each) => String(each) === String(read)))
    }),
    { numRuns: 300 },
  )
})

test('of any text, cut anywhere, its lines in any order, none is lost and nothing breaks', () => {
  const mixed = fc
    .record({
      lines: fc.array(anyLine, { maxLength: 40 }),
      glue: fc.constantFrom('\n', '\r\n', '\r', ''),
      cut: fc.nat(2000),
    })
    .map(({ lines, glue, cut }) => lines.join(glue).slice(cut % 7, cut))
  fc.assert(
    fc.property(mixed, (given) => {
      const { before, blocks } = parseJournal(given)
      const read = blocks.map(({ lines }) => lines)
      const orders = [read, read.toReversed()].map((each) => [...before, ...each.flat()])
      assert.ok(orders.some((each) => each.join('\n') === linesOf(given).join('\n')))
      const kept = newestThatFit(given, 300)
      assert.ok(new TextEncoder().encode(kept).length <= 300)
    }),
    { numRuns: 500 },
  )
})

test('any bytes become text; those of UTF-8 and of Windows-1252 the right one, in one file too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const lineFeeds = bytes.filter((byte) => byte === 10).length
      assert.equal(decodeJournal(bytes).split('\n').length, lineFeeds + 1)
    }),
  )
  const modern = new TextEncoder().encode('\uFEFFRéplication « Été » : 3 €\r\n')
  const old = Buffer.from('R\xE9plication : 3 \x80 \x96', 'latin1')
  assert.equal(decodeJournal(modern), 'Réplication « Été » : 3 €\r\n')
  assert.equal(decodeJournal(old), 'Réplication : 3 € –')
  const both = decodeJournal(Uint8Array.from([...modern, ...old]))
  assert.equal(both, 'Réplication « Été » : 3 €\r\nRéplication : 3 € –')
})

test('a text made to slow patterns down takes no time', () => {
  const longLine = `-DEBUT ${'( '.repeat(100_000)}`
  const manyBlocks = '-DEBUT (\n'.repeat(100_000)
  const started = performance.now()
  for (const given of [longLine, manyBlocks, `Réplication ${' '.repeat(400)}\n`.repeat(2000)])
    parseJournal(`-DEBUT\n${given}`)
  assert.ok(performance.now() - started < 5000)
})
