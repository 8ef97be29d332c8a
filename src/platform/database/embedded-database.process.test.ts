import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mock, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { sql, type RawBuilder } from 'kysely'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { StartRefused } from '../start-refused.ts'
import { lookEveryMs } from './checkpoint-keeper.ts'
import type { Database } from './database.ts'
import { openDatabase } from './open-database.ts'

const writer = join(import.meta.dirname, '../../testing/test-write-until-killed.ts')
const linux = process.platform === 'linux'
// It needs no server: once is enough.
const skip =
  testDatabaseKind() === 'postgres' &&
  'only on the embedded database, whose run of this suite has it'

// Made once and copied: a new database takes seconds.
const blank = await testFolder()
if (!skip) await (await openDatabase({ dataDir: blank })).close()

async function newDataDir(): Promise<string> {
  const dataDir = await testFolder()
  await cp(join(blank, 'database'), join(dataDir, 'database'), { recursive: true })
  return dataDir
}

async function countRows({ kysely }: Database): Promise<unknown> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from t`.execute(kysely)
  return rows[0]?.count
}

async function refusedAtOnce(opening: Promise<Database>, sentence: RegExp): Promise<void> {
  const start = performance.now()
  await assert.rejects(opening, (error) => {
    assert(error instanceof StartRefused, String(error))
    assert.match(error.message, sentence)
    return true
  })
  assert(performance.now() - start < 20_000)
}

test(
  'one folder, one owner: refused to this process, to another, free again after kill -9',
  { skip },
  async () => {
    const dataDir = await testFolder()
    const inUse = /déjà utilisé par un autre programme/
    const here = await openDatabase({ dataDir })
    await refusedAtOnce(openDatabase({ dataDir }), inUse)
    await here.close()

    const child = spawn(process.execPath, [writer, JSON.stringify({ dataDir })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await refusedAtOnce(openDatabase({ dataDir }), inUse)
    child.kill('SIGKILL')
    await once(child, 'close')

    const again = await openDatabase({ dataDir })
    await again.close()
  },
)

test(
  'a commit is acknowledged only after a real flush; a new log file flushes its folder',
  { skip },
  async (t) => {
    const database = await openDatabase({ dataDir: await newDataDir() })
    await sql`create table t (number int, filler text)`.execute(database.kysely)
    const flushed: string[] = []
    const real = fs.fsyncSync
    const spy = mock.method(fs, 'fsyncSync', (descriptor: number) => {
      if (linux) flushed.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`))
      real(descriptor)
    })
    t.after(() => spy.mock.restore())

    for (let number = 1; number <= 50; number++) {
      const before = spy.mock.callCount()
      if (number % 2) await sql`insert into t values (${number})`.execute(database.kysely)
      else {
        await database.kysely.transaction().execute(async (transaction) => {
          await sql`insert into t values (${number})`.execute(transaction)
        })
      }
      assert(
        spy.mock.callCount() > before,
        `transaction ${number} was acknowledged without a flush`,
      )
    }

    await sql`insert into t select 0, repeat(md5(n::text), 20) from generate_series(1, 40000) n`.execute(
      database.kysely,
    )
    if (linux) assert(flushed.some((path) => path.endsWith('/database/pg_wal')))
    await database.close()
  },
)

for (const [what, name, pathPart] of [
  ['a flush', 'fsyncSync', ''],
  ['a write in its log', 'writeSync', '/pg_wal/'],
] as const) {
  test(
    `after the disk refuses ${what}, nothing more is acknowledged, and nothing acknowledged is lost`,
    { skip: skip || (!linux && 'only on Linux') },
    async () => {
      const dataDir = await newDataDir()
      const database = await openDatabase({ dataDir })
      await sql`create table t (number int)`.execute(database.kysely)
      await sql`insert into t values (1)`.execute(database.kysely)

      const real = fs[name] as (...given: unknown[]) => unknown
      const refuse = mock.method(fs, name, (descriptor: number, ...rest: unknown[]) => {
        if (fs.readlinkSync(`/proc/self/fd/${descriptor}`).includes(pathPart)) {
          throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
        }
        return real(descriptor, ...rest)
      })
      const sentence = /s’est arrêtée : plus rien n’est accepté/
      await assert.rejects(sql`insert into t values (2)`.execute(database.kysely), sentence)
      refuse.mock.restore()
      await assert.rejects(sql`insert into t values (3)`.execute(database.kysely), sentence)
      await database.close()

      const again = await openDatabase({ dataDir })
      const { rows } = await sql`select number from t where number <> 2`.execute(again.kysely)
      assert.deepEqual(rows, [{ number: 1 }])
      await sql`insert into t values (4)`.execute(again.kysely)
      await again.close()
    },
  )
}

test(
  'closing waits for the work under way, refuses the rest, and may be asked twice',
  { skip },
  async () => {
    const dataDir = await newDataDir()
    const database = await openDatabase({ dataDir })
    await sql`create table t (number int)`.execute(database.kysely)
    const underWay = database.kysely.transaction().execute(async (transaction) => {
      await sql`insert into t values (1)`.execute(transaction)
      await delay(100)
      await sql`insert into t values (2)`.execute(transaction)
    })
    await delay(20)
    await Promise.all([database.close(), database.close(), underWay])
    await assert.rejects(sql`insert into t values (3)`.execute(database.kysely), /fermée/)

    const again = await openDatabase({ dataDir })
    assert.equal(await countRows(again), 2)
    await again.close()
  },
)

test(
  'a first start cut short is begun again; a folder with something else in it is left alone',
  { skip },
  async () => {
    const dataDir = await testFolder()
    await mkdir(join(dataDir, 'database.new/base'), { recursive: true })
    await writeFile(join(dataDir, 'database.new/PG_VERSION'), '18\n')
    const database = await openDatabase({ dataDir })
    await database.close()
    assert.deepEqual((await readdir(dataDir)).sort(), ['database', 'database.lock'])

    const other = await testFolder()
    await mkdir(join(other, 'database'))
    await writeFile(join(other, 'database/letter.txt'), 'dear friend')
    await refusedAtOnce(openDatabase({ dataDir: other }), /contient autre chose qu’une base/)
    await refusedAtOnce(openDatabase({ dataDir: other }), /contient autre chose qu’une base/)
  },
)

test(
  'a database of another version, or a path that is a file, is refused in plain words',
  { skip },
  async () => {
    const dataDir = await testFolder()
    await mkdir(join(dataDir, 'database'))
    await writeFile(join(dataDir, 'database/PG_VERSION'), '9\n')
    await refusedAtOnce(openDatabase({ dataDir }), /ne s’ouvre pas/)
    const file = join(dataDir, 'file')
    await writeFile(file, '')
    await refusedAtOnce(openDatabase({ dataDir: file }), /ne peut pas être créé/)
  },
)

test(
  'a log that has grown is emptied by itself, never inside a transaction',
  { skip },
  async () => {
    const database = await openDatabase({ dataDir: await newDataDir() })
    const run = async <T>(query: RawBuilder<T>): Promise<T | undefined> =>
      (await query.execute(database.kysely)).rows[0]
    const lastCheckpoint = sql`select checkpoint_lsn::text from pg_control_checkpoint()`

    const before = await run(lastCheckpoint)
    await run(sql`create table t (filler text)`)
    await run(
      sql`insert into t select string_agg(md5((n * m)::text), '') from generate_series(1, 20000) n,
      generate_series(1, 100) m group by n`,
    )
    const open = await database.kysely.startTransaction().execute()
    await delay(lookEveryMs + 500)
    assert.deepEqual((await lastCheckpoint.execute(open)).rows[0], before)
    await open.rollback().execute()
    for (let attempt = 0; attempt < 20; attempt++) {
      if (!isDeepStrictEqual(await run(lastCheckpoint), before)) break
      await delay(100)
    }
    assert.notDeepEqual(await run(lastCheckpoint), before)
    await database.close()
  },
)
