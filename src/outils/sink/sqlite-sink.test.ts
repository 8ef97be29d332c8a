import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import type { Operation } from '#replication/operations/operation.ts'
import { fails } from '#replication/testing/source-contract.ts'
import { parseMapping } from '../mapping/parse-mapping.ts'
import { temporaryFolder } from '../testing/test-machine.ts'
import { openSink } from './open-sink.ts'
import { sqliteBase } from './sqlite-base.ts'

const tableOfRequests =
  "create table DEMANDE (ID integer primary key, CHAMP text not null check (CHAMP <> 'interdit'), VALEUR blob, JOUR text, HEURE text)"

test('what comes from online is written in the columns, formats and encoding of the base', async (t) => {
  const { sink, database } = await school(t, tableOfRequests)
  assert.deepEqual(await sink.apply([operation('7', 'ville', 'Élancourt')]), [])
  const row = { ...database.prepare('select *, typeof(ID) as type from DEMANDE').get() }
  const [VALEUR, rest] = [Buffer.from('c96c616e636f757274', 'hex'), { ID: 7, CHAMP: 'ville' }]
  const expected = { ...rest, VALEUR, JOUR: '20261124', HEURE: '0805', type: 'integer' }
  assert.deepEqual({ ...row, VALEUR: Buffer.from(row['VALEUR'] as Uint8Array) }, expected)
})

test('one that the base refuses waits alone, and its values are not told', async (t) => {
  const { sink, database } = await school(t, tableOfRequests)
  const bad = [
    operation('abc', 'ville', 'secret'),
    operation('8', 'interdit', 'secret'),
    operation('9', 'ville', '秘密'),
  ]
  const quarantine = await sink.apply([...bad, operation('7', 'ville', 'Lyon')])
  assert.deepEqual(
    quarantine.map(({ why }) => why),
    ['refused-by-base', 'refused-by-base', 'refused-by-base'],
  )
  assert.doesNotMatch(JSON.stringify(quarantine), /secret|秘密|interdit/)
  assert.equal(database.prepare('select count(*) as n from DEMANDE').get()?.['n'], 1)
  assert.equal((await sink.apply([])).length, 3, 'they are tried again')
})

test('a base that is held is told, and nothing is half written', async (t) => {
  const { sink, database } = await school(t, tableOfRequests)
  database.exec('begin immediate')
  await fails(sink.apply([operation('7', 'ville', 'Lyon')]), 'source-locked')
  database.exec('rollback')
  assert.equal((await sink.hashes()).length, 0)
})

test('a table that is not there is named', async (t) => {
  const { sink } = await school(t, 'create table AUTRE (ID)')
  const details = { collection: 'demande_modification', table: 'DEMANDE' }
  await fails(sink.apply([operation('7', 'ville', 'Lyon')]), 'table-missing', details)
  assert.equal((await sink.hashes()).length, 0)
})

function operation(key: string, champ: string, value: string): Operation {
  return {
    id: `00000000-0000-4000-8000-${Buffer.from(key).toString('hex').padStart(12, '0')}`,
    collection: 'demande_modification',
    key,
    row: [key, null, null, champ, null, value, '2026-11-24T08:05'],
    at: '2026-11-24T08:05:00.000Z',
  }
}

async function school(t: TestContext, sql: string) {
  const folder = await temporaryFolder(t)
  const file = join(folder, 'base.sqlite')
  const database = new DatabaseSync(file)
  t.after(() => database.close())
  database.exec(sql)
  const { mapping } = parseMapping(
    `{ "format": 1, "base": { "type": "sqlite", "fichier": "base.sqlite" }, "encodage": "windows-1252",
       "envoi": {}, "retour": { "demande_modification": { "table": "DEMANDE", "champs": {
         "id": "ID", "champ": "CHAMP", "nouvelle_valeur": "VALEUR",
         "demande_le": { "colonne": "JOUR", "heure": "HEURE", "format": "AAAAMMJJ+HHMM" } } } } }`,
    { catalogue, folder },
  )
  assert.ok(mapping)
  return { sink: openSink(mapping, sqliteBase({ file, lockWaitMs: 100 })), database }
}
