import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentenceOf, shownValue } from './audit.ts'

test('what changed is said by its name and in French', () => {
  assert.equal(shownValue('consent', 'on-request'), 'Sur accord')
  assert.equal(shownValue('mode', 'modification'), 'modification')
  assert.equal(shownValue('alerts', ['failed', 'late']), 'échec, retard')
  assert.equal(shownValue('rights', ['presentation']), 'présentation aux familles')
  assert.equal(
    shownValue('role', 'administrateur-etablissement'),
    'administrateur de l’établissement',
  )
  assert.equal(shownValue('role', 'Secrétaire'), 'Secrétaire')
  assert.equal(shownValue('logo', 'abcdef0123456789'), 'image abcdef01…')
  assert.equal(shownValue('suspendedUntil', '2027-08-31'), '31/08/2027')
  assert.equal(shownValue('open', false), 'non')
})

test('the sentence of a line has the no-break spaces of French', () => {
  const details = { week: '2026-W48', note: 'Appel du matin' }
  assert.equal(
    sentenceOf({ event: 'licence-issued', details }),
    'Licence délivrée\u00A0: semaine 48 de 2026, «\u202FAppel du matin\u202F»',
  )
})
