import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabaseKind, type TestDatabase } from '#testing/test-database-kind.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder, testFolderWith } from '#testing/test-temp-folder.ts'
import { StartRefused } from '../start-refused.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'

const three = {
  '0001-pupils.sql': `
    -- several statements, with a ; in a comment and in a text
    create table pupils (number int primary key, name text not null default ';');
    insert into pupils values (1, 'Zoé; l''élève');`,
  '0002-trigger.sql': `
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'pupils never change; %', old.number;
    end $$;
    create trigger pupils_never_change before update on pupils
      for each row execute function refuse_change();`,
  '0003-index.sql': `create index pupils_by_name on pupils (name);`,
}
const names = Object.keys(three)

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await openTestDatabase(await testFolder())
  after(() => database.close())
  return database
}

async function refusedWith(work: Promise<unknown>, sentence: RegExp): Promise<void> {
  await assert.rejects(work, (error) => {
    assert(error instanceof StartRefused, String(error))
    assert.match(error.message, sentence)
    return true
  })
}

test('migrations are applied once each, in order, with functions and triggers', async () => {
  const database = await emptyDatabase()
  const folder = await testFolderWith(three)
  assert.deepEqual(await migrate(database, folder), names)
  assert.deepEqual(await migrate(database, folder), [])

  const { rows } = await sql`select * from pupils`.execute(database.kysely)
  assert.deepEqual(rows, [{ number: 1, name: "Zoé; l'élève" }])
  await assert.rejects(sql`update pupils set name = ''`.execute(database.kysely), /never change; 1/)

  const records = await database.kysely.selectFrom('applied_migrations').selectAll().execute()
  assert.deepEqual(
    records.map(({ number, name }) => ({ number, name })),
    [
      { number: 1, name: '0001-pupils.sql' },
      { number: 2, name: '0002-trigger.sql' },
      { number: 3, name: '0003-index.sql' },
    ],
  )
  for (const { sha256, applied_at } of records) {
    assert.match(sha256, /^[0-9a-f]{64}$/)
    assert(Math.abs(applied_at.getTime() - Date.now()) < 60_000)
  }
})

test('a migration that fails leaves nothing behind and names itself; those before it stay', async () => {
  const database = await emptyDatabase()
  const folder = await testFolderWith({
    ...three,
    '0002-trigger.sql': 'create table half_done (); select 1 / 0;',
  })
  await refusedWith(migrate(database, folder), /La migration 0002-trigger\.sql a échoué.*zero/)
  const { rows } = await sql`
    select to_regclass('pupils') is not null as first, to_regclass('half_done') is not null as half,
      (select count(*) from applied_migrations) as records`.execute(database.kysely)
  assert.deepEqual(rows, [{ first: true, half: false, records: 1 }])
})

test('files that disagree with the database, or with each other, are refused in plain words', async (t) => {
  const database = await emptyDatabase()
  await migrate(database, await testFolderWith(three))
  const attempt = async (change: (folder: string) => Promise<void>, sentence: RegExp) => {
    const folder = await testFolderWith(three)
    await change(folder)
    await refusedWith(migrate(database, folder), sentence)
  }
  await t.test('an applied file was changed', () =>
    attempt(
      (folder) => writeFile(join(folder, '0003-index.sql'), 'select 1;'),
      /0003-index\.sql a changé depuis/,
    ),
  )
  await t.test('an applied file is missing', () =>
    attempt((folder) => rm(join(folder, '0002-trigger.sql')), /numéro 2 manque avant 0003-index/),
  )
  await t.test('an applied file has another name', () =>
    attempt(async (folder) => {
      await rm(join(folder, '0003-index.sql'))
      await writeFile(join(folder, '0003-other.sql'), 'select 1;')
    }, /reçu la migration 0003-index\.sql, et ce programme a 0003-other\.sql/),
  )
  await t.test('the database is newer than the program', () =>
    attempt(
      (folder) => rm(join(folder, '0003-index.sql')),
      /reçu la migration 0003-index\.sql, que ce programme ne connaît pas/,
    ),
  )
  await t.test('two files have one number', () =>
    attempt(
      (folder) => writeFile(join(folder, '0003-twin.sql'), 'select 1;'),
      /Deux migrations portent le numéro 3/,
    ),
  )
  await t.test('a number is skipped', () =>
    attempt(
      (folder) => writeFile(join(folder, '0005-far.sql'), 'select 1;'),
      /numéro 4 manque avant 0005-far/,
    ),
  )
  await t.test('a name has another form', () =>
    attempt(
      (folder) => writeFile(join(folder, '4-short.sql'), 'select 1;'),
      /4-short\.sql .*n’a pas un nom de la forme/,
    ),
  )
})

test('the line ends that Git gives on Windows are not a change', async () => {
  const database = await emptyDatabase()
  await migrate(database, await testFolderWith({ '0001-a.sql': 'select 1;\nselect 2;\n' }))
  const again = await testFolderWith({ '0001-a.sql': 'select 1;\r\nselect 2;\r\n' })
  assert.deepEqual(await migrate(database, again), [])
})

test(
  'servers that start at once on one PostgreSQL apply each migration once',
  {
    skip: testDatabaseKind() !== 'postgres' && 'only on PostgreSQL, whose run of this suite has it',
  },
  async () => {
    const database = await emptyDatabase()
    assert(database.url)
    const place = { url: database.url }
    const folder = await testFolderWith(three)
    const applied = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const own = await openDatabase(place)
        try {
          return await migrate(own, folder)
        } finally {
          await own.close()
        }
      }),
    )
    assert.deepEqual(applied.flat().sort(), names)
  },
)
