import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { noChannel } from '#platform/database/channel.ts'
import { embeddedParsers, jobsOn, kyselyOn } from '#platform/database/embedded-database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { oneConnectionPool } from '#platform/database/one-connection-pool.ts'
import type { TestDatabase } from './test-database-kind.ts'

/** In memory, from a dump made once for each set of migrations (`key`). */
export async function openTestEmbedded(migrations: string, key: string): Promise<TestDatabase> {
  const folder = join(tmpdir(), `gestion-clients-test-${userInfo().username}`)
  const file = join(folder, `${key}-${engineKey}.tar`)
  const dump = (await readIfThere(file)) ?? (await prepareDump(migrations, folder, file))
  return openInMemory(dump)
}

/** Changes when a dump of before would no longer do. */
const engineKey = '0.5.16'

async function openInMemory(dump: Blob): Promise<TestDatabase> {
  const pglite = new PGlite({ parsers: embeddedParsers, loadDataDir: dump })
  await pglite.waitReady
  const pool = oneConnectionPool(pglite)
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await pool.drain(closeTimeoutMs)
    await pglite.close()
  }
  const kysely = kyselyOn(pool)
  const jobs = jobsOn(pool)
  return {
    kind: 'embedded',
    kysely,
    jobs,
    openChannel: noChannel,
    url: undefined,
    close: () => (closing ??= close()),
  }
}

const closeTimeoutMs = 5000

/** Several test processes may do this at once: each writes its own file, the last rename stays. */
async function prepareDump(migrations: string, folder: string, file: string): Promise<Blob> {
  const pglite = new PGlite({ initDbStartParams: ['--wal-segsize=1'] }) // 30 MB instead of 45
  await pglite.waitReady
  const pool = oneConnectionPool(pglite)
  await migrate(
    {
      kind: 'embedded',
      kysely: kyselyOn(pool),
      jobs: jobsOn(pool),
      openChannel: noChannel,
      close: () => pglite.close(),
    },
    migrations,
  )
  await pglite.exec('checkpoint')
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()

  await mkdir(folder, { recursive: true })
  await removeOldDumps(folder)
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()))
  await rename(draft, file)
  return dump
}

const dumpKeptMs = 24 * 3600 * 1000

async function removeOldDumps(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity })) // another process removed it
    if (Date.now() - mtimeMs > dumpKeptMs) await rm(path, { force: true })
  }
}

async function readIfThere(file: string): Promise<Blob | undefined> {
  try {
    return new Blob([await readFile(file)])
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
