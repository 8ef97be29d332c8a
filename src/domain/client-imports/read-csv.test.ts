import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientColumns } from '#base/client-columns.ts'
import { spellCsv } from '#base/spell-csv.ts'
import { Refusal } from '#contracts/refuse.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import { checkLines } from './check-lines.ts'
import { readCsv } from './read-csv.ts'

const titles = clientColumns.map(({ title }) => title)
const places = {
  byName: new Map([['statim', 'd7b9cbe0-0000-4000-8000-000000000000']]),
  usual: null,
}

test('what a spreadsheet writes is read back cell by cell, with the line on which each record begins', () => {
  const lines = [
    ['a', 'b;c', 'd "e"'],
    ['deux\nlignes', '=1+1', '+33 2'],
    ['trois\r\nlignes\r\nici', '', '@x'],
    ['fin', '-1', 'ü'],
  ]
  const read = readCsv(spellCsv(lines))
  assert.deepEqual(
    read.map(({ cells }) => cells),
    lines.map((cells) => cells.map((cell) => cell.replaceAll('\r\n', '\n'))),
  )
  assert.deepEqual(
    read.map(({ line }) => line),
    [1, 2, 4, 7],
  )
})

test('cells between semicolons, commas or tabs, lines that end in three ways, and empty lines are all understood', () => {
  for (const mark of [';', ',', '\t'])
    for (const end of ['\n', '\r\n', '\r']) {
      const text = [['"nom; ville, pays"', 'b'].join(mark), '', mark, `x${mark}y`].join(end)
      assert.deepEqual(
        readCsv(text).map(({ line, cells }) => [line, ...cells]),
        [
          [1, 'nom; ville, pays', 'b'],
          [4, 'x', 'y'],
        ],
        JSON.stringify(text),
      )
    }
})

test('a file in which anything has been changed is refused or read, never a crash, and quotes little of it', async (t) => {
  const random = seededRandom(20_261_129)
  const below = (end: number): number => Math.floor(random() * end)
  const row = (index: number) =>
    titles.map((title, at) => (at === 0 ? `${1_000_000 + index}A` : `${title} "${index}"; x`))
  const whole = spellCsv([titles, ...Array.from({ length: 30 }, (_, index) => row(index))])
  const bits = [
    '"',
    ';',
    ',',
    '\n',
    '\r',
    '\t',
    '\0',
    '\uFEFF',
    '\uD800',
    '=',
    "'",
    'é'.repeat(200),
  ]
  const outcomes = { read: 0, refused: 0 }
  for (let round = 0; round < 600; round += 1) {
    let text = whole
    for (let change = 0; change <= below(4); change += 1) {
      const at = below(text.length)
      const bit = bits[below(bits.length)] ?? ''
      text = text.slice(0, at) + bit + text.slice(at + below(3) * below(40))
    }
    try {
      const { faults, good } = await checkLines(readCsv(text), places)
      for (const { cell, line } of faults) {
        assert((cell ?? '').length <= 60 && (cell ?? '').isWellFormed())
        assert(line >= 1 && line <= text.split(/\r\n|\n|\r/).length)
      }
      for (const { fields } of good) assert.match(fields.ogec, /^\d[0-9A-Z]{7}$/)
      outcomes.read += 1
    } catch (error) {
      assert(error instanceof Refusal, String(error))
      outcomes.refused += 1
    }
  }
  t.diagnostic(`proof: files changed 600, crashes 0, read ${outcomes.read}`)
  assert(outcomes.read > 100 && outcomes.refused > 100, JSON.stringify(outcomes))
})
