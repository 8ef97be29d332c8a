import assert from 'node:assert/strict'
import { rename } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { DatabaseSync } from 'node:sqlite'
import { catalogue, collectionsOf } from '#replication/catalogue/catalogue.ts'
import type { Module } from '#contracts/licences.ts'
import { openFleet, type FleetSchool } from '#testing/transfers/fleet.ts'
import { onBase } from '#testing/transfers/small-school.ts'
import { assertGood } from '#testing/transfers/transferring-school.ts'

const fleet = await openFleet()

type BadSource = {
  readonly name: string
  /** Gives how it is mended. */
  spoil(school: FleetSchool): Promise<() => unknown>
  readonly says: RegExp
  /** Module by module, what the online side knows of it; undefined: all of them. */
  readonly failing: readonly Module[] | undefined
  readonly code: string
}

const badSources: readonly BadSource[] = [
  {
    name: 'that is not there',
    spoil: async ({ base }) => {
      await rename(base, `${base}.ailleurs`)
      return () => rename(`${base}.ailleurs`, base)
    },
    says: /La base de l’établissement est introuvable/,
    failing: undefined,
    code: 'source-missing',
  },
  {
    name: 'that another program holds',
    spoil: async ({ base }) => {
      onBase(base, (database) => database.exec('pragma journal_mode = delete'))
      const other = new DatabaseSync(base)
      other.exec('begin exclusive')
      return () => other.close()
    },
    says: /occupée par un autre programme/,
    failing: undefined,
    code: 'source-locked',
  },
  {
    name: 'that lost a column',
    spoil: async ({ base }) => {
      execute(base, 'alter table DEVOIR rename column COEF to COEFF')
      return () => execute(base, 'alter table DEVOIR rename column COEFF to COEF')
    },
    says: /Collection devoir : la colonne COEF n’existe pas/,
    failing: ['notes'],
    code: 'column-missing',
  },
  {
    name: 'with a key twice',
    spoil: async ({ base }) => {
      execute(
        base,
        `alter table SANCTION rename to KEPT; create table SANCTION as select * from KEPT;
        insert into SANCTION select * from SANCTION limit 1`,
      )
      return () => execute(base, 'drop table SANCTION; alter table KEPT rename to SANCTION')
    },
    says: /Collection sanction : deux fiches ont la même clé/,
    failing: ['vie-scolaire'],
    code: 'duplicate-key',
  },
  {
    name: 'with a value that does not fit',
    spoil: async ({ base }) => {
      execute(
        base,
        "update FACTURE set DATEFACT = 'hier' where rowid = (select min(rowid) from FACTURE)",
      )
      return () => execute(base, "update FACTURE set DATEFACT = '20261001' where DATEFACT = 'hier'")
    },
    says: /Collection facture, fiche \d+ : le champ date n’a pas la forme attendue \(colonne DATEFACT\)/,
    failing: ['comptabilite'],
    code: 'value-does-not-fit',
  },
]

describe(
  'of a base that cannot be read what concerns it is said everywhere, all else is published, and nothing online is lost',
  { concurrency: 2 },
  () => {
    for (const bad of badSources) test(`a base ${bad.name}`, () => transferFrom(bad))
  },
)

test('a collection of thousands that is empty all at once waits for a yes, and nothing of it disappears online', async () => {
  const school = await fleet.openSchool()
  assertGood(await school.transfer())
  execute(school.base, 'create table KEPT as select * from NOTE; delete from NOTE')
  execute(school.base, "update CLASSE set LIBELLE = 'Renommée'")
  const { code, out } = await school.transfer()
  assert.equal(code, 0)
  assert.match(out, /« note » : (\d+) lignes sur \1 disparaîtraient en ligne/)
  assert.equal((await school.told()).at(-1)?.outcome, 'held')
  await school.assertEqual({ except: ['note'] })

  execute(school.base, 'insert into NOTE select * from KEPT')
  assertGood(await school.transfer())
  await school.assertEqual()
  execute(school.base, 'delete from NOTE')
  assertGood(await school.transfer(['--accepter-suppressions']))
  await school.assertEqual()
  assert.deepEqual(
    (await school.told()).map(({ outcome }) => outcome),
    ['done', 'held', 'done', 'done'],
  )
})

async function transferFrom({ spoil, says, failing, code }: BadSource): Promise<void> {
  const school = await fleet.openSchool()
  assertGood(await school.transfer())
  execute(school.base, "update ELEVE set PRENOM = 'Renommée' where IDELEVE % 3 = 0")
  execute(school.base, "update ENTREPRISE set VILLE = 'Rennes'")
  const mend = await spoil(school)
  const { code: exit, err } = await school.transfer()
  assert.equal(exit, 14)
  assert.match(err, says)
  assert.doesNotMatch(err, /Erreur inattendue/)
  const { out: journal } = await school.agent.run(['journal'])
  const newest = journal.slice(0, journal.indexOf('-DEBUT', 1))
  assert.match(newest, /ERREUR : /)
  assert.match(newest, says)

  const last = (await school.told()).at(-1)
  assert.equal(last?.outcome, 'failed')
  const failed = Object.entries(last.modules).filter(([, { state }]) => state === 'failed')
  assert.deepEqual(failed.map(([module]) => module).sort(), (failing ?? allModules).toSorted())
  for (const [, { failure }] of failed) assert.equal(failure?.code, code)
  await mend()
  const spoiled = collectionsOf(catalogue, { owner: 'school' })
    .filter(({ module }) => (failing ?? allModules).includes(module))
    .map(({ name }) => name)
  await school.assertEqual({ except: spoiled })

  assertGood(await school.transfer())
  await school.assertEqual()
}

const allModules: readonly Module[] = [
  'administratif',
  'comptabilite',
  'entreprise',
  'notes',
  'passage',
  'vie-scolaire',
]

function execute(base: string, statements: string): void {
  onBase(base, (database) => database.exec(statements))
}
