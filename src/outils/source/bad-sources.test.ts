import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { fails, rowsOf } from '#replication/testing/source-contract.ts'
import { parseMapping } from '../mapping/parse-mapping.ts'
import { temporaryFolder } from '../testing/test-machine.ts'
import { describeSourceFailure } from './describe-source-failure.ts'
import { openSqliteSource } from './sqlite-source.ts'
import { SourceFailure } from '#replication/school-side/source.ts'

const niveau =
  '"niveau": { "table": "NIVEAU", "champs": { "id": "ID", "libelle": "LIB", "rang": "RANG" } }'

test('a base that is not there is named, and none is made', async (t) => {
  const { source, file } = await school(t, niveau, null)
  await fails(source.openSnapshot('administratif'), 'source-missing', { file })
  await fails(source.openSnapshot('administratif'), 'source-missing', { file })
})

test('a file that is no base is unreadable', async (t) => {
  const { source, file } = await school(t, niveau, null)
  writeFileSync(file, 'Ceci n’est pas une base. '.repeat(200))
  await fails(source.openSnapshot('administratif'), 'source-unreadable', { file })
})

test('a base that another program holds is locked, once that was waited for', async (t) => {
  const { source, file } = await school(t, niveau, 'create table NIVEAU (ID, LIB, RANG)')
  const other = new DatabaseSync(file)
  t.after(() => other.close())
  other.exec('begin exclusive')
  await fails(source.openSnapshot('administratif'), 'source-locked', { file })
  other.exec('rollback')
  await (await source.openSnapshot('administratif')).close()
})

test('a column that does not exist is named with its field', async (t) => {
  const { source } = await school(t, niveau, 'create table NIVEAU (ID, LIBELLE, RANG)')
  const details = { collection: 'niveau', table: 'NIVEAU', column: 'LIB', field: 'libelle' }
  await fails(read(source, 'niveau'), 'column-missing', details)
})

test('a query that the base refuses is told as one', async (t) => {
  const query = niveau.replace('"table": "NIVEAU"', '"requete": "select ID, from NIVEAU"')
  const { source } = await school(t, query, 'create table NIVEAU (ID, LIB, RANG)')
  await fails(read(source, 'niveau'), 'table-missing', { table: '(requete)' })
})

test('a query with a comment at its end is read', async (t) => {
  const query = niveau.replace('"table": "NIVEAU"', '"requete": "select * from NIVEAU -- tous"')
  const sql = "create table NIVEAU (ID, LIB, RANG); insert into NIVEAU values (6, 'Sixième', '3')"
  const { source } = await school(t, query, sql)
  assert.deepEqual(await read(source, 'niveau'), [['6', 'Sixième', 3]])
})

test('a value that does not fit is named without being shown', async (t) => {
  const bad: readonly (readonly [string, string, string])[] = [
    ["('6', 'Sixi' || char(0) || 'eme', 1)", 'libelle', 'nul'],
    ["('6', 'Sixième', 'secret')", 'rang', 'kind'],
    ["('6', null, 1)", 'libelle', 'absent'],
    ["('6', '  ', 1)", 'libelle', 'absent'],
    ["('6', 'Sixième', 9007199254740993)", 'rang', 'kind'],
    ["('6', x'c3', 1)", 'libelle', 'kind'],
  ]
  for (const [values, field, why] of bad) {
    const sql = `create table NIVEAU (ID, LIB, RANG); insert into NIVEAU values ${values}`
    const { source } = await school(t, niveau, sql)
    const details = { collection: 'niveau', key: '6', field, why }
    await fails(read(source, 'niveau'), 'value-does-not-fit', details)
    const told = await read(source, 'niveau').catch((error: unknown) => error)
    assert.ok(told instanceof SourceFailure)
    assert.doesNotMatch(told.message + describeSourceFailure(told), /secret|Sixi/)
  }
})

test('a key that is missing or holds a control character does not fit', async (t) => {
  for (const [key, why] of [
    ['null', 'absent'],
    ["'a' || char(9) || 'b'", 'key-character'],
  ] as const) {
    const sql = `create table NIVEAU (ID, LIB, RANG); insert into NIVEAU values (${key}, 'A', 1)`
    const { source } = await school(t, niveau, sql)
    await fails(read(source, 'niveau'), 'value-does-not-fit', { field: 'id', column: 'ID', why })
  }
})

test('reading changes no byte of the base', async (t) => {
  const sql = "create table NIVEAU (ID, LIB, RANG); insert into NIVEAU values (1, 'A', 1)"
  const { source, file } = await school(t, niveau, sql)
  const before = readFileSync(file)
  assert.equal((await read(source, 'niveau')).length, 1)
  assert.deepEqual(readFileSync(file), before)
})

async function school(t: TestContext, collections: string, sql: string | null) {
  const folder = await temporaryFolder(t)
  const file = join(folder, 'base.sqlite')
  if (sql !== null) {
    const database = new DatabaseSync(file)
    database.exec(sql)
    database.close()
  }
  const text = `{ "format": 1, "base": { "type": "sqlite", "fichier": "base.sqlite" }, "envoi": { ${collections} } }`
  const { mapping } = parseMapping(text, { catalogue, folder })
  assert.ok(mapping)
  return { source: openSqliteSource(mapping, { file, lockWaitMs: 100 }), file }
}

async function read(source: ReturnType<typeof openSqliteSource>, collection: string) {
  const snapshot = await source.openSnapshot('administratif')
  try {
    return await rowsOf(snapshot, collection)
  } finally {
    await snapshot.close()
  }
}
