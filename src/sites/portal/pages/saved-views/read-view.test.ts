import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queryOf, readView, type Known } from './read-view.ts'

const known: Known = { columns: ['state', 'name', 'city'], distributors: ['d-1', 'd-2'] }

test('a view gives back the filters, the order and the columns that were saved', () => {
  const search = { recherche: 'sainte', etat: 'to-issue', tri: 'city', ordre: 'desc' } as const
  const saved = { ...search, distributeur: 'd-2', colonnes: 'name.city' }
  const { search: opened, setAside } = readView({ query: queryOf(saved) }, known)
  assert.deepEqual(JSON.parse(JSON.stringify(opened)), saved)
  assert.deepEqual(setAside, [])
})

test('a filter, a value, a distributor or a column that exists no more is set aside and told; the rest stays', () => {
  const query = 'etat=perdu&incident=ouvert&tri=city&distributeur=d-9&colonnes=name.fax.city'
  const { search, setAside } = readView({ query }, known)
  assert.deepEqual(JSON.parse(JSON.stringify(search)), { tri: 'city', colonnes: 'name.city' })
  assert.deepEqual(setAside, [
    ['etat', 'perdu'],
    ['incident', 'ouvert'],
    ['distributeur', 'd-9'],
    ['colonnes', 'fax'],
  ])
})

test('whoever no longer chooses among distributors opens a view without that filter, and is told', () => {
  const nobody = { ...known, distributors: [] }
  for (const distributeur of ['d-1', 'none'])
    assert.deepEqual(readView({ query: queryOf({ distributeur }) }, nobody).setAside, [
      ['distributeur', distributeur],
    ])
})

test('while the distributors are still coming none is said to be gone', () => {
  const coming = { ...known, distributors: undefined }
  assert.deepEqual(readView({ query: 'distributeur=d-9' }, coming).setAside, [])
})

test('one list is one address, whatever the order in which it is said', () => {
  assert.equal(queryOf({ tri: 'city', etat: 'issued' }), queryOf({ etat: 'issued', tri: 'city' }))
  assert.notEqual(queryOf({ tri: 'city' }), queryOf({ tri: 'name' }))
})
