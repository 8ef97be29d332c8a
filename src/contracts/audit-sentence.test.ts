import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditSentence, detailsSaid } from './audit-sentence.ts'

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
  const order = { bulkOrder: 'x', week: 'next', clients: 97, filter: { search: '' } }
  assert.equal(said(order), 'semaine prochaine, 97 clients')
  assert.equal(said({ clientImport: 'x', clients: 500 }), '500 clients')
  const change = { bulkOrder: 'x', change: 'renewal', renews: false, clients: 12 }
  assert.equal(said(change), '12 clients, renouvellement automatique désactivé')
  assert.equal(
    said({ bulkOrder: 'x', change: 'distributor', newDistributor: 'd', name: 'Aplon', clients: 2 }),
    '2 clients, changement de distributeur, Aplon',
  )
  assert.equal(
    said({ bulkOrder: 'y', change: 'distributor', newDistributor: null, undoes: 'x', clients: 2 }),
    '2 clients, sans distributeur, annulation, chacun comme avant',
  )
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

test('a line of the online service says the code, the person, what the machine found', () => {
  const account = '0193f0aa-0000-7000-8000-000000000000'
  assert.equal(said({ ogec: '0350001A' }), 'code OGEC 0350001A')
  assert.equal(said({ account, name: 'Anne Le Goff', again: true }), 'Anne Le Goff, lien renvoyé')
  assert.equal(said({ account, name: 'Anne', role: 'personnel' }), 'Anne, personnel')
  assert.equal(said({ request: account, name: 'Anne' }), 'Anne')
  assert.equal(said({ module: 'vie-scolaire' }), 'Vie scolaire')
  assert.equal(
    said({
      findings: [
        { what: 'access', outcome: 'open', code: null },
        { what: 'site', outcome: 'unreachable', code: 'ETIMEDOUT' },
        { what: 'sms', outcome: 'refused', code: 'sms-closed' },
      ],
    }),
    'transferts ouvert, site des familles injoignable (ETIMEDOUT), SMS refusé (sms-closed)',
  )
})

test('a line of a supervision says why, how it ended, until when the school agreed', () => {
  assert.equal(said({ motive: 'incident', emergency: false }), 'motif incident')
  assert.equal(
    said({ motive: 'incident', emergency: true }),
    'motif incident, en urgence, sans l’accord de l’établissement',
  )
  assert.equal(said({ ending: 'time-is-up' }), 'au bout des 30 minutes')
  assert.equal(said({ override: 'x', note: 'Site vide le jour J' }), '« Site vide le jour J »')
  assert.match(said({ grantedUntil: '2026-11-24T12:00:00Z' }), /^jusqu’au 24\/11\/2026 \d\d:00$/)
  assert.equal(said({ grantedUntil: null }), '')
})

test('a whole line is one sentence, by the clock that is asked for; an event of a later version keeps its code', () => {
  const unlocked = {
    event: 'maintenance-unlocked',
    details: { happenedAt: '2026-11-24T23:30:00Z' },
  }
  assert.equal(
    auditSentence(unlocked, 'Europe/Paris'),
    'Maintenance déverrouillée sur un poste : le 25/11/2026 00:30',
  )
  assert.equal(
    auditSentence(unlocked, 'America/Martinique'),
    'Maintenance déverrouillée sur un poste : le 24/11/2026 19:30',
  )
  assert.equal(auditSentence({ event: 'signed-in', details: {} }), 'Connexion')
  assert.equal(auditSentence({ event: 'yet-unknown', details: {} }), 'yet-unknown')
})
