import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { runOutils } from '../run-outils.ts'
import { temporaryFolder, testMachine } from '../testing/test-machine.ts'

test('a good mapping is kept, and what would be sent is shown without its names', async (t) => {
  const { outils, mapping } = await school(t, '"nom": "NOM", "prenom": "PRENOM"')
  const defined = await outils('source', 'definir', mapping)
  assert.equal(defined.code, 0, defined.err)
  const checked = await outils('source', 'verifier')
  assert.equal(checked.code, 0, checked.err)
  assert.match(checked.out, /eleve : 7 fiches/)
  assert.match(checked.out, /E1 \| D•{5}/)
  assert.doesNotMatch(checked.out, /Dupont/)
  const shown = await outils('source', 'verifier', '--montrer')
  assert.match(shown.out, /Dupont/)
  assert.equal(shown.out.match(/Dupont/g)?.length, 5, 'no more than the first rows')
})

test('every mistake of a mapping is told, and it is not kept', async (t) => {
  const { outils, mapping } = await school(t, '"nom": "NOM", "taille": "T"')
  const refused = await outils('source', 'definir', mapping)
  assert.equal(refused.code, 14)
  assert.match(refused.out, /Ligne 1, colonne \d+ : .*« taille »/)
  assert.match(refused.out, /Il manque le champ « prenom »/)
  assert.equal((await outils('source', 'verifier')).code, 2, 'none is kept')
})

test('a base that cannot be sent is told with what to do, and the rest is read', async (t) => {
  const { outils, mapping } = await school(t, '"nom": "NOM", "prenom": "PRENON"')
  const checked = await outils('source', 'verifier', '--correspondance', mapping, '--json')
  assert.equal(checked.code, 14)
  const { collections } = JSON.parse(checked.out) as { collections: { failure: string }[] }
  assert.match(collections[0]?.failure ?? '', /la colonne PRENON n’existe pas \(champ prenom\)/)
})

test('the same key twice is found before anything is sent', async (t) => {
  const { outils, mapping, database } = await school(t, '"nom": "NOM", "prenom": "PRENOM"')
  database.exec("insert into ELEVE values ('E3', 'Martin', 'Lou')")
  const checked = await outils('source', 'verifier', '--correspondance', mapping)
  assert.equal(checked.code, 14)
  assert.match(checked.out, /deux fiches ont la même clé E3/)
})

test('a mapping that is not there is told', async (t) => {
  const { outils } = await school(t, '')
  assert.equal((await outils('source', 'definir', '/nulle/part.json')).code, 14)
})

async function school(t: TestContext, fields: string) {
  const folder = await temporaryFolder(t)
  const database = new DatabaseSync(join(folder, 'base.sqlite'))
  t.after(() => database.close())
  database.exec('create table ELEVE (ID, NOM, PRENOM)')
  for (let at = 1; at <= 7; at++)
    database.exec(`insert into ELEVE values ('E${at}', 'Dupont', 'Camille')`)
  const mapping = join(folder, 'correspondance.json')
  await writeFile(
    mapping,
    `{ "format": 1, "base": { "type": "sqlite", "fichier": "base.sqlite" }, "envoi": { "eleve": { "table": "ELEVE", "champs": { "id": "ID", ${fields} } } } }`,
  )
  const outils = async (...words: string[]) => {
    const machine = testMachine()
    const code = await runOutils([...words, '--dossier', join(folder, 'agent')], machine)
    return { code, ...machine.written }
  }
  return { outils, mapping, database }
}
