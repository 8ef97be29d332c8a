import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from './test-database.ts'
import { testFolderWith } from './test-temp-folder.ts'

test('each test database is fully migrated, fresh, and seen by nobody else', async () => {
  const migrations = await testFolderWith({
    '0001-seen.sql': `create table seen (name text); insert into seen values ('from the migration')`,
  })
  const databases = await Promise.all([1, 2, 3].map(() => openTestDatabase(migrations)))
  after(() => Promise.all(databases.map((database) => database.close())))

  for (const { kysely } of databases) {
    await sql`insert into seen values ('from this test')`.execute(kysely)
    const { rows } = await sql`select name from seen order by name`.execute(kysely)
    assert.deepEqual(rows, [{ name: 'from the migration' }, { name: 'from this test' }])
  }
})
