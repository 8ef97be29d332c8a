import { createHash, randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { readMigrations } from '#platform/database/migration-files.ts'
import { testDatabaseKind, type TestDatabase } from './test-database-kind.ts'
import { openTestEmbedded } from './test-embedded-database.ts'
import { openTestServerDatabase } from './test-server-database.ts'

const ourMigrations = fileURLToPath(new URL('../../migrations', import.meta.url))

/**
 * A fresh, fully migrated database that nobody else sees; `close` throws it away. TEST_DATABASE
 * names the kind: `embedded` (in memory, the default) or `postgres` (on the server that
 * TEST_POSTGRES_URL reaches as an administrator: see `bin/with-postgres.ts`).
 */
export async function openTestDatabase(migrations = ourMigrations): Promise<TestDatabase> {
  const key = await fingerprint(migrations)
  if (testDatabaseKind() === 'embedded') return openTestEmbedded(migrations, key)
  const adminUrl = process.env['TEST_POSTGRES_URL']
  if (!adminUrl) throw new Error('TEST_DATABASE=postgres needs TEST_POSTGRES_URL')
  const name = `test_${randomBytes(8).toString('hex')}`
  return openTestServerDatabase({ adminUrl, name, migrations, key })
}

/** Two folders with the same migrations share the database prepared from them. */
async function fingerprint(migrations: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, sha256 } of await readMigrations(migrations))
    hash.update(`${name} ${sha256}\n`)
  return hash.digest('hex').slice(0, 24)
}
