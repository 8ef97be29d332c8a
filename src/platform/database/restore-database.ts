import { sql, type Kysely } from 'kysely'
import { StartRefused } from '../start-refused.ts'
import { lockMigrations, recordMigration } from './applied-migrations-table.ts'
import { readBackup, sameManifest, type BackupManifest, type BackupStart } from './backup-file.ts'
import * as tables from './backup-tables.ts'
import type { Database } from './database.ts'
import { readMigrations, type MigrationFile } from './migration-files.ts'
import type { Tables } from './tables.ts'

const rowsAtOnce = 200

/** A backup read whole and found good, and the migrations that make its tables. */
export type Restorable = BackupStart & {
  readonly file: string
  readonly manifest: BackupManifest
  readonly files: readonly MigrationFile[]
}

/** Needs no database: a file that is refused leaves nothing behind. Throws `StartRefused`. */
export async function readRestorable(file: string, migrationsFolder: string): Promise<Restorable> {
  const backup = await readBackup(file)
  return { ...backup, file, files: migrationsOf(backup, await readMigrations(migrationsFolder)) }
}

/** Fills an empty database from a backup, wholly or not at all. Throws `StartRefused`. */
export async function restoreDatabase(
  { kysely }: Pick<Database, 'kysely'>,
  { file, files, manifest }: Restorable,
): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    await refuseUnlessEmpty(transaction)
    await lockMigrations(transaction)
    for (const migration of files) {
      await sql.raw(migration.sql).execute(transaction)
      await recordMigration(transaction, migration)
    }
    await tables.prepareTransfer(transaction)
    await tables.withoutConstraints(transaction, () => fill(transaction, file))
    await tables.advanceIdentities(transaction)
    if (!sameManifest(await manifestOf(transaction), manifest))
      throw new StartRefused(
        `La base restaurée n’est pas celle du fichier ${file} : rien n’en a été gardé. Prenez une autre sauvegarde.`,
      )
  })
}

function migrationsOf(
  { migrations }: BackupStart,
  files: readonly MigrationFile[],
): readonly MigrationFile[] {
  return migrations.map(({ name, sha256 }, index) => {
    const file = files[index]
    if (file?.name === name && file.sha256 === sha256) return file
    throw new StartRefused(
      `La sauvegarde vient d’une base qui a reçu la migration ${name}, que ce programme ne connaît pas : installez la version la plus récente du programme. Rien n’a été écrit.`,
    )
  })
}

async function refuseUnlessEmpty(transaction: Kysely<Tables>): Promise<void> {
  const { rows } =
    await sql`select from pg_tables where schemaname in ('public', 'pgboss') limit 1`.execute(
      transaction,
    )
  if (rows.length > 0)
    throw new StartRefused(
      'La base n’est pas vide : restaurez dans un dossier neuf (DATA_DIR) ou dans une base neuve (DATABASE_URL). Rien n’a été écrit.',
    )
}

async function fill(transaction: Kysely<Tables>, file: string): Promise<void> {
  let table = ''
  let rows: string[] = []
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await tables.insertRowTexts(transaction, table, rows)
    rows = []
  }
  await readBackup(file, async (name, row) => {
    if (name !== table || rows.length >= rowsAtOnce) await flush()
    table = name
    rows.push(row)
  })
  await flush()
}

async function manifestOf(transaction: Kysely<Tables>): Promise<BackupManifest> {
  const manifest: Record<string, BackupManifest[string]> = {}
  for (const table of await tables.tableNames(transaction)) {
    const digest = tables.countingDigest()
    for await (const row of tables.rowTexts(transaction, table)) digest.add(row)
    manifest[table] = digest.result()
  }
  return manifest
}
