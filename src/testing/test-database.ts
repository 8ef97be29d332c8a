import { createHash, randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { readMigrations } from '#platform/database/migration-files.ts'
import type { Database } from '#platform/database/open-database.ts'
import { openTestEmbedded } from './test-embedded-database.ts'
import { openTestServerDatabase } from './test-server-database.ts'

export interface TestDatabase extends Database {
  /** Where another process reaches the same database; an embedded one is reached by nobody else. */
  readonly url: string | undefined
}

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

export function testDatabaseKind(): Database['kind'] {
  const kind = process.env['TEST_DATABASE'] ?? 'embedded'
  if (kind !== 'embedded' && kind !== 'postgres') {
    throw new Error(`TEST_DATABASE=${kind}: embedded or postgres`)
  }
  return kind
}

/** Two folders with the same migrations share the database prepared from them. */
async function fingerprint(migrations: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, sha256 } of await readMigrations(migrations))
    hash.update(`${name} ${sha256}\n`)
  return hash.digest('hex').slice(0, 24)
}
