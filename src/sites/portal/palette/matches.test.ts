import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matches } from './matches.ts'

test('a command is found by the beginnings of its words, in any order, without accents', () => {
  assert.ok(matches('equ', 'Équipe'))
  assert.ok(matches('jour mot', 'Mot de passe du jour'))
  assert.ok(matches('d’audit', 'Journal d’audit'))
  assert.ok(matches('ogec', 'Copier le code OGEC'))
  assert.ok(matches('', 'Accueil'))
})

test('a word that begins none of the text’s finds nothing, so that the clients’ names stay first', () => {
  assert.ok(!matches('general leclerc', 'Général'))
  assert.ok(!matches('cueil', 'Accueil'))
  assert.ok(!matches('0012345A', 'Copier le code OGEC'))
})
