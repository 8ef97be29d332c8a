import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spellCsv } from './spell-csv.ts'

test('cells are told apart whatever stands in them', () => {
  assert.equal(
    spellCsv([
      ['nom', 'né le'],
      ['d’Aubigné; dit "le Grand"', null],
      ['deux\nlignes', true],
      [12, false],
    ]),
    '\uFEFFnom;né le\r\n"d’Aubigné; dit ""le Grand""";\r\n"deux\nlignes";oui\r\n12;non\r\n',
  )
})

test('no cell is a formula to the spreadsheet that opens it', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    const line = spellCsv([[`${start}cmd|'/C calc'!A0`]]).slice(1)
    assert.match(line, /^"?'/, JSON.stringify(start))
  }
  assert.equal(spellCsv([['a=1']]), '\uFEFFa=1\r\n')
})
