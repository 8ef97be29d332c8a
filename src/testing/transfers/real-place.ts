import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after } from 'node:test'
import { sql, type Kysely } from 'kysely'
import { openDatabase } from '#platform/database/open-database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { openTestDatabase } from '../test-database.ts'
import { testDatabaseKind } from '../test-database-kind.ts'
import { testFolder } from '../test-temp-folder.ts'

/** Where a real server keeps what it has, for tests that look into it and set it back while it does not run. */
export type RealPlace = {
  readonly environment: Readonly<Record<string, string>>
  look<Result>(act: (kysely: Kysely<Tables>) => Promise<Result>): Promise<Result>
  /** Keeps what the schools sent as it is now; gives how to set it back. */
  keep(): Promise<() => Promise<void>>
}

export async function openRealPlace(): Promise<RealPlace> {
  const folder = await testFolder()
  return testDatabaseKind() === 'embedded' ? embeddedPlace(folder) : serverPlace(folder)
}

/** Its folder is copied whole. */
function embeddedPlace(folder: string): RealPlace {
  const [dataDir, kept] = [join(folder, 'data'), join(folder, 'kept')]
  return {
    environment: { DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    look: async (act) => {
      const database = await openDatabase({ dataDir })
      try {
        return await act(database.kysely)
      } finally {
        await database.close()
      }
    },
    keep: async () => {
      await cp(dataDir, kept, { recursive: true })
      return async () => {
        await rm(dataDir, { recursive: true })
        await cp(kept, dataDir, { recursive: true })
      }
    },
  }
}

/** A server that others use too: the tables are copied. */
async function serverPlace(dataDir: string): Promise<RealPlace> {
  const { url = '', kysely, close } = await openTestDatabase()
  after(close)
  const each = async (statement: (table: string) => string, tables = sentTables) => {
    for (const table of tables) await sql.raw(statement(table)).execute(kysely)
  }
  return {
    environment: { DATA_DIR: dataDir, DATABASE_URL: url, LOG_LEVEL: 'error' },
    look: (act) => act(kysely),
    keep: async () => {
      await each((table) => `create table kept_${table} as table ${table}`)
      return async () => {
        await each((table) => `delete from ${table}`, sentTables.toReversed())
        await each((table) => `insert into ${table} select * from kept_${table}`)
      }
    },
  }
}

const sentTables = [
  'transfer_sessions',
  'replica_heads',
  'replica_rows',
  'replica_removals',
  'online_operations',
  'transfers',
  'transfer_modules',
  'module_ends',
]
