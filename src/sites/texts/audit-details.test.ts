import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detailsSaid } from './audit-details.ts'

const said = (details: Record<string, unknown>): string => detailsSaid(details).replace(/\s/g, ' ')

test('a line of a licence says which week, and why when nobody simply asked', () => {
  const licence = '0193f0aa-0000-7000-8000-000000000000'
  assert.equal(said({ licence, week: '2026-W48', cause: 'asked' }), 'semaine 48 de 2026')
  assert.equal(
    said({ licence, week: '2026-W48', cause: 'replacement', resetClock: true }),
    'semaine 48 de 2026, remplacement, horloge remise à zéro',
  )
  assert.equal(
    said({ licence, week: '2026-W48', by: licence, reason: 'replaced' }),
    'semaine 48 de 2026',
  )
  assert.equal(
    said({ licence, week: '2026-W48', reason: 'mistake', note: 'Appel du matin' }),
    'semaine 48 de 2026, délivrée par erreur, « Appel du matin »',
  )
})

test('a line of the password of the day says for which day and whose, never the password', () => {
  assert.equal(
    said({ day: '2026-11-24', distributor: 'Statim Bretagne' }),
    'pour le 24/11/2026, Statim Bretagne',
  )
  assert.equal(said({ day: '2026-11-24', distributor: null }), 'pour le 24/11/2026, éditeur')
})

test('a line of an order or of the keys says how many, which, by what account', () => {
  const order = { bulkIssue: 'x', week: 'next', clients: 97, filter: { search: '' } }
  assert.equal(said(order), 'semaine prochaine, 97 clients')
  assert.match(
    said({
      version: 2,
      key: 'abcdefghijklmnop',
      doneAt: '2026-11-24T12:00:00Z',
      by: 'root',
      machine: 'srv',
    }),
    /^nouvelle clé abcdefghijkl…, version 2, compte root, srv, le 24\/11\/2026 \d\d:00$/,
  )
})
