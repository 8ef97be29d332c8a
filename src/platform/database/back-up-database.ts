import { createWriteStream, existsSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import { StartRefused } from '../start-refused.ts'
import { appliedMigrations, hasMigrations } from './applied-migrations-table.ts'
import { backupFormat, readBackup, type BackupManifest } from './backup-file.ts'
import { countingDigest, prepareTransfer, rowTexts, tableNames } from './backup-tables.ts'
import type { Database } from './database.ts'
import { refusedFile } from './refused-file.ts'
import type { Tables } from './tables.ts'

/** One snapshot of every table in `file`, read again before it takes that name, which nothing had. Throws `StartRefused`. */
export async function backUpDatabase(
  { kysely }: Pick<Database, 'kysely'>,
  file: string,
  takenAt: Date,
): Promise<BackupManifest> {
  if (existsSync(file) && !statSync(file).isDirectory())
    throw new StartRefused(
      `Le fichier ${file} existe déjà : choisissez un autre nom, une sauvegarde n’en remplace jamais une autre.`,
    )
  const unfinished = `${file}.${crypto.randomUUID()}.part`
  try {
    await kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        await prepareTransfer(transaction)
        await pipeline(
          Readable.from(linesOf(transaction, takenAt)),
          createGzip(),
          createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
        )
      })
    const { manifest } = await readBackup(unfinished)
    await rename(unfinished, file)
    await flushFolder(dirname(file))
    return manifest
  } catch (error) {
    throw refusedFile(file, 'written', error) ?? error
  } finally {
    // Where nothing could be written, nothing is to be removed: the first failure is the one to tell.
    await rm(unfinished, { force: true }).catch(() => {})
  }
}

async function* linesOf(transaction: Kysely<Tables>, takenAt: Date): AsyncGenerator<string> {
  const line = (value: unknown): string => `${JSON.stringify(value)}\n`
  if (!(await hasMigrations(transaction)))
    throw new StartRefused(
      'La base est vide, il n’y a rien à sauvegarder : vérifiez DATA_DIR ou DATABASE_URL.',
    )
  const migrations = await appliedMigrations(transaction)
  yield line({ format: backupFormat, takenAt: takenAt.toISOString(), migrations })
  const manifest: Record<string, BackupManifest[string]> = {}
  for (const table of await tableNames(transaction)) {
    yield line({ table })
    const digest = countingDigest()
    for await (const row of rowTexts(transaction, table)) {
      digest.add(row)
      yield line(row)
    }
    manifest[table] = digest.result()
  }
  yield line({ manifest })
}

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
