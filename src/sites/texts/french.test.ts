import assert from 'node:assert/strict'
import { test } from 'node:test'
import { french, plural } from './french.ts'

test('every text of a catalogue has the no-break spaces of French', () => {
  const texts = french({ ask: 'Partir ?', deep: { say: (word: string) => `« ${word} » : oui !` } })
  assert.equal(texts.ask, 'Partir\u202F?')
  assert.equal(texts.deep.say('non'), '«\u202Fnon\u202F»\u00A0: oui\u202F!')
})

test('none and one are singular', () => {
  const said = [0, 1, 2, 10_000].map((count) => plural(count, 'client', 'clients'))
  assert.deepEqual(said, ['0 client', '1 client', '2 clients', '10\u202F000 clients'])
})
