import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'
import type { ConstructorOptions } from 'pg-boss'
import { StartRefused } from '../start-refused.ts'
import { noChannel } from './channel.ts'
import { keepCheckpoints } from './checkpoint-keeper.ts'
import { columnValues } from './column-values.ts'
import { createEmbeddedFolder } from './create-embedded-folder.ts'
import { DurableFiles, durableStartParams } from './durable-files.ts'
import { lockFolder } from './folder-lock.ts'
import { oneConnectionPool, type OneConnectionPool } from './one-connection-pool.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** PGlite's own reading of columns replaced by ours; arrays follow by themselves. */
export const embeddedParsers = Object.fromEntries(
  columnValues.map(({ type, parse }) => [type, parse] as const),
)

/** The database kept in `dataDir`/database, made if it is not there. Throws `StartRefused`. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const home = resolve(dataDir)
  makeFolder(home)
  const unlock = await lockFolder(home)
  try {
    const folder = folderIn(home)
    if (!holdsEmbedded(home)) await createEmbeddedFolder(folder)
    const files = new DurableFiles(folder)
    return assemble(await startEngine(folder, files), files, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

export function holdsEmbedded(dataDir: string): boolean {
  return existsSync(join(folderIn(resolve(dataDir)), 'PG_VERSION'))
}

function folderIn(home: string): string {
  return join(home, 'database')
}

export function kyselyOn(pool: OneConnectionPool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** The queue of jobs takes its turn like everybody else. */
export function jobsOn(pool: OneConnectionPool): ConstructorOptions {
  const executeSql = async (text: string, parameters: unknown[] = []) => {
    const connection = await pool.connect()
    try {
      return { rows: [...(await connection.query<unknown>(text, parameters)).rows] }
    } finally {
      connection.release()
    }
  }
  return { db: { executeSql }, backend: 'pglite' }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartRefused(
      `Le dossier ${folder} ne peut pas être créé : vérifiez le chemin et les droits d’accès.`,
      { cause: error },
    )
  }
}

async function startEngine(folder: string, files: DurableFiles): Promise<PGlite> {
  const complaints: string[] = []
  const pglite = new PGlite({
    fs: files,
    startParams: durableStartParams,
    parsers: embeddedParsers,
    onStderr: (line) => complaints.length < complaintsMax && complaints.push(line) > 0,
  })
  try {
    await pglite.waitReady
    return pglite
  } catch (error) {
    throw new StartRefused(
      `La base du dossier ${folder} ne s’ouvre pas (abîmée, ou faite par une autre version) : remettez une sauvegarde. ${complaints.join(' ')}`,
      { cause: files.failure ?? error },
    )
  }
}

const complaintsMax = 20

function assemble(pglite: PGlite, files: DurableFiles, unlock: () => void): Database {
  const pool = oneConnectionPool(pglite, () => files.failure)
  const kysely = kyselyOn(pool)
  const stopCheckpoints = keepCheckpoints(kysely, files)
  let closing: Promise<void> | undefined

  const close = async (): Promise<void> => {
    stopCheckpoints()
    try {
      await pool.drain(closeTimeoutMs)
      // After a refused write, only a new start, which replays the log, knows what is true.
      if (!pool.broken()) {
        await pglite.exec('checkpoint')
        await pglite.close()
      }
    } finally {
      unlock()
    }
  }
  return {
    kind: 'embedded',
    kysely,
    jobs: jobsOn(pool),
    openChannel: noChannel,
    close: () => (closing ??= close()),
  }
}

const closeTimeoutMs = 10_000
