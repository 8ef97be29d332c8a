import { sql } from 'kysely'
import { StartRefused } from '../start-refused.ts'
import {
  appliedMigrations,
  hasMigrations,
  lockMigrations,
  recordMigration,
  type AppliedMigration,
} from './applied-migrations-table.ts'
import { readMigrations, type MigrationFile } from './migration-files.ts'
import type { Database } from './database.ts'

/**
 * Applies the migrations of `folder` that the database has not had, in the order of their numbers,
 * each in its own transaction with its record. Processes that start together queue up. Returns the
 * names applied. Throws `StartRefused` when files and database disagree, or when one fails.
 */
export async function migrate(database: Database, folder: string): Promise<readonly string[]> {
  const files = await readMigrations(folder)
  const applied: string[] = []
  for (let turn = 0; turn <= files.length; turn++) {
    const name = await applyNext(database, files)
    if (name === undefined) break
    applied.push(name)
  }
  return applied
}

/** For what only looks: throws `StartRefused` unless the database has had all the migrations of `folder`. */
export async function requireMigrated({ kysely }: Database, folder: string): Promise<void> {
  const files = await readMigrations(folder)
  await kysely.transaction().execute(async (transaction) => {
    const applied = (await hasMigrations(transaction)) ? await appliedMigrations(transaction) : []
    checkApplied(applied, files)
    if (applied.length < files.length)
      throw new StartRefused(
        'La base n’est pas encore celle de cette version du programme : démarrez le serveur une fois, puis recommencez.',
      )
  })
}

function applyNext(
  database: Database,
  files: readonly MigrationFile[],
): Promise<string | undefined> {
  return database.kysely.transaction().execute(async (transaction) => {
    await lockMigrations(transaction)
    const applied = await appliedMigrations(transaction)
    checkApplied(applied, files)

    const next = files[applied.length]
    if (!next) return undefined
    try {
      await sql.raw(next.sql).execute(transaction)
    } catch (error) {
      throw new StartRefused(
        `La migration ${next.name} a échoué, rien n’en a été gardé : ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      )
    }
    await recordMigration(transaction, next)
    return next.name
  })
}

function checkApplied(applied: readonly AppliedMigration[], files: readonly MigrationFile[]): void {
  for (const [index, record] of applied.entries()) {
    const file = files[index]
    if (!file) {
      throw new StartRefused(
        `La base a reçu la migration ${record.name}, que ce programme ne connaît pas : installez la version la plus récente du programme.`,
      )
    }
    if (record.name !== file.name || record.number !== file.number) {
      throw new StartRefused(
        `La base a reçu la migration ${record.name}, et ce programme a ${file.name} à la place : réinstallez le programme.`,
      )
    }
    if (record.sha256 !== file.sha256) {
      throw new StartRefused(
        `La migration ${file.name} a changé depuis que la base l’a reçue : remettez le fichier d’origine, et écrivez le changement dans une nouvelle migration.`,
      )
    }
  }
}
