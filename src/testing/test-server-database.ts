import { Client } from 'pg'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import type { TestDatabase } from './test-database-kind.ts'

interface Wanted {
  readonly adminUrl: string
  readonly name: string
  readonly migrations: string
  readonly key: string
}

/** A copy of a template made once for each set of migrations (`key`); `close` drops it. */
export async function openTestServerDatabase(wanted: Wanted): Promise<TestDatabase> {
  const { adminUrl, name } = wanted
  await onServer(adminUrl, async (admin) => {
    const template = await templateDatabase(admin, wanted)
    await admin.query(`create database ${name} template ${template}`)
  })

  const url = urlOf(adminUrl, name)
  const database = await openDatabase({ url })
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await database.close()
    await onServer(adminUrl, (admin) => admin.query(`drop database ${name} with (force)`))
  }
  return { ...database, url, close: () => (closing ??= close()) }
}

const templateLock = 1_737_200_115

/** Whole or absent: it takes its name once it is migrated. Test processes queue up to make it. */
async function templateDatabase(
  admin: Client,
  { adminUrl, migrations, key }: Wanted,
): Promise<string> {
  const template = `template_${key}`
  const draft = `${template}_draft`
  await admin.query('select pg_advisory_lock($1)', [templateLock])
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
  if (rowCount === 0) {
    await admin.query(`drop database if exists ${draft} with (force)`)
    await admin.query(`create database ${draft}`)
    const database = await openDatabase({ url: urlOf(adminUrl, draft) })
    await migrate(database, migrations)
    await database.close()
    await admin.query(`alter database ${draft} rename to ${template}`)
  }
  await admin.query('select pg_advisory_unlock($1)', [templateLock])
  return template
}

async function onServer<T>(adminUrl: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}
