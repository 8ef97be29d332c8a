import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { searchable } from './searchable.ts'

test('case, accents, ligatures, apostrophes and spaces do not count', () => {
  const cases = {
    'Collège  Sacré-Cœur ': 'college sacre-coeur',
    'ÉCOLE NOTRE\u00A0DAME': 'ecole notre dame',
    'Ex æquo': 'ex aequo',
    'L’Immaculée': "l'immaculee",
    'Noe\u0308l': 'noel',
    '\t': '',
  }
  for (const [text, expected] of Object.entries(cases)) assert.equal(searchable(text), expected)
})

test('a searchable text stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(searchable(searchable(text)), searchable(text))
    }),
    { numRuns: 2000 },
  )
})

test('what is written in capitals is found as what is not', () => {
  const letters = fc.stringMatching(/^[a-zàâäçéèêëîïôöùûüœæ' -]*$/)
  fc.assert(
    fc.property(letters, (text) => {
      assert.equal(searchable(text.toUpperCase()), searchable(text))
    }),
  )
})
