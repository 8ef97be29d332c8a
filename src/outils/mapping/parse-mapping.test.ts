import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { parseMapping } from './parse-mapping.ts'

const good = `{
  // Une base invent\u00e9e
  "format": 1,
  "base": { "type": "sqlite", "fichier": "base.sqlite" },
  "encodage": "windows-1252",
  "envoi": {
    "salle": { "table": "SALLE", "champs": { "id": "IDSALLE", "capacite": "PLACES" } },
    "cours": {
      "requete": "select * from COURS where ANNULE = 0",
      "champs": {
        "id": "IDCOURS",
        "debut": { "colonne": "JOUR", "heure": "DE", "format": "AAAAMMJJ+HHMM" },
        "fin": { "colonne": "FIN", "format": "AAAAMMJJHHMM" },
        "annule": { "colonne": "ANNULE", "format": "O/N" },
      },
    },
  },
  "retour": { "appel_eleve": { "table": "APPEL_ED", "champs": {
    "appel_id": "IDAPPEL", "eleve_id": "IDELEVE", "etat": "ETAT" } } },
}`

test('a mapping is read, with comments, and paths are relative to it', () => {
  const { mapping, problems } = parse(good)
  assert.equal(problems, undefined)
  assert.deepEqual(mapping?.base, { type: 'sqlite', file: '/ecole/base.sqlite' })
  assert.equal(mapping?.encoding, 'windows-1252')
  assert.deepEqual([...(mapping?.sent.keys() ?? [])], ['salle', 'cours'])
  const fields = mapping?.sent.get('salle')?.fields
  assert.deepEqual(
    fields?.map((field) => field && [field.column, field.format]),
    [['IDSALLE', 'texte'], null, ['PLACES', 'entier']],
  )
  const debut = mapping?.sent.get('cours')?.fields.find((field) => field?.name === 'debut')
  assert.deepEqual([debut?.column, debut?.timeColumn], ['JOUR', 'DE'])
  assert.deepEqual([...(mapping?.taken.keys() ?? [])], ['appel_eleve'])
})

test('each mistake is named at its line, all of them at once', () => {
  const cases: readonly (readonly [string, string, string, number])[] = [
    ['"format": 1', '"format": 2', 'format-version', 3],
    ['"sqlite"', '"oracle"', 'base-type', 4],
    ['"fichier"', '"adresse"', 'missing', 4],
    ['"windows-1252"', '"latin1"', 'encoding-unknown', 5],
    ['"encodage"', '"codage"', 'name-unknown', 5],
    ['"salle"', '"sale"', 'collection-unknown', 7],
    ['"salle"', '"appel"', 'collection-other-way', 7],
    ['"table": "SALLE",', '', 'table-or-query', 7],
    ['"table": "SALLE"', '"table": "S", "requete": "select 1"', 'table-or-query', 7],
    ['"IDSALLE"', '12', 'not-a-text', 7],
    ['"id": "IDSALLE",', '', 'field-needed', 7],
    ['"capacite"', '"places"', 'field-unknown', 7],
    ['"capacite": "PLACES"', '"id": "X"', 'twice', 7],
    ['select * from', 'delete from', 'query-not-select', 9],
    ['ANNULE = 0', 'ANNULE = 0; drop table X', 'query-not-select', 9],
    ['"AAAAMMJJ+HHMM"', '"AAAAMMJJHHMM"', 'two-columns', 12],
    ['"heure": "DE",', '', 'two-columns', 12],
    ['"O/N"', '"oui"', 'field-format-unknown', 14],
    ['"O/N"', '"HHMM"', 'field-format-misfit', 14],
    ['"table": "APPEL_ED"', '"requete": "select 1"', 'query-not-written', 18],
    ['"etat": "ETAT"', '', 'field-needed', 18],
  ]
  for (const [from, to, code, line] of cases) {
    assert.ok(good.includes(from), from)
    const { problems } = parse(good.replace(from, to))
    const found = problems?.map((problem) => `${problem.code} ${problem.line}`)
    assert.ok(found?.includes(`${code} ${line}`), `${to}: ${found?.join()}`)
  }
  const several = good.replace('"capacite"', '"places"').replace('"O/N"', '"oui"')
  assert.equal(parse(several).problems?.length, 2)
})

test('what is no JSON is told with its place', () => {
  assert.deepEqual(parse('{ "format" 1 }').problems, [
    { line: 1, column: 12, code: 'syntax', words: {} },
  ])
})

test('no more than 50 problems are told', () => {
  const many = Array.from({ length: 200 }, (_, at) => `"inconnue_${at}": {}`).join()
  assert.equal(parse(`{ "envoi": { ${many} } }`).problems?.length, 50)
})

test('no text ends the program', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), mutated()), (text) => {
      const { mapping, problems } = parse(text)
      assert.ok((mapping === undefined) !== (problems === undefined))
      assert.ok(problems === undefined || problems.length > 0)
    }),
    { numRuns: 500 },
  )
  assert.equal(parse('['.repeat(100_000)).problems?.[0]?.code, 'syntax')
})

/** The good one with a part taken away or put elsewhere. */
function mutated(): fc.Arbitrary<string> {
  const place = fc.nat(good.length)
  return fc.tuple(place, fc.nat(40), place).map(([from, length, to]) => {
    const rest = good.slice(0, from) + good.slice(from + length)
    return rest.slice(0, to) + good.slice(from, from + length) + rest.slice(to)
  })
}

function parse(text: string) {
  return parseMapping(text, { catalogue, folder: '/ecole' })
}
