import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { seededRandom } from '#testing/seeded-random.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { startTestPostgres } from '#testing/test-postgres.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import type { Database } from './database.ts'
import { openDatabase, type Place } from './open-database.ts'

const rounds = Number(process.env['KILL_ROUNDS'] ?? 6)
const seed = Number(process.env['KILL_SEED'] ?? 20_260_901)
const random = seededRandom(seed)
const onPostgres = testDatabaseKind() === 'postgres'

test(
  'a process killed at any moment loses no acknowledged row: embedded database',
  { skip: onPostgres && 'only on the embedded database, whose run of this suite has it' },
  async (t) => {
    const dataDir = await testFolder()
    await (await openDatabase({ dataDir })).close()
    const acknowledged = new Set<number>()
    const reopenings: number[] = []
    for (let round = 1; round <= rounds; round++) {
      // Every other kill may fall while the log of the crash before is still being replayed.
      await writeUntilKilled({ dataDir }, acknowledged, round % 2 === 0)
      const start = performance.now()
      const database = await openDatabase({ dataDir })
      const reopenedMs = performance.now() - start
      await assertNothingLost(database, acknowledged)
      await database.close()
      reopenings.push(Math.round(reopenedMs))
    }
    t.diagnostic(`reopened in ${reopenings.join(', ')} ms`)
    conclude(t, acknowledged)
  },
)

test(
  'a process killed at any moment loses no acknowledged row: PostgreSQL',
  { skip: !onPostgres && 'only on PostgreSQL, whose run of this suite has it' },
  async (t) => {
    const database = await openTestDatabase(await testFolder())
    t.after(() => database.close())
    assert(database.url)
    const acknowledged = new Set<number>()
    for (let round = 1; round <= rounds; round++) {
      await writeUntilKilled({ url: database.url }, acknowledged, round % 2 === 0)
      await assertNothingLost(database, acknowledged)
    }
    conclude(t, acknowledged)
  },
)

test(
  'a PostgreSQL server killed with all its processes loses no acknowledged row',
  { skip: (!onPostgres || process.platform !== 'linux') && 'only on PostgreSQL and Linux' },
  async (t) => {
    const server = await startTestPostgres()
    t.after(() => server.stop())
    const acknowledged = new Set<number>()
    for (let round = 1; round <= Math.min(rounds, 3); round++) {
      const { child, ended } = startWriting({ url: server.url }, acknowledged, 'ignore')
      await once(child.stdout, 'data')
      await delay(50 + random() * 800)
      await server.crashAndRestart()
      await ended
      const database = await openDatabase({ url: server.url })
      await assertNothingLost(database, acknowledged)
      await database.close()
    }
    conclude(t, acknowledged)
  },
)

async function writeUntilKilled(
  place: Place,
  acknowledged: Set<number>,
  maybeBeforeItWrites: boolean,
): Promise<void> {
  const { child, ended } = startWriting(place, acknowledged, 'inherit')
  if (!maybeBeforeItWrites) await once(child.stdout, 'data')
  await delay(20 + random() * 1200)
  child.kill('SIGKILL')
  await ended
}

function startWriting(place: Place, acknowledged: Set<number>, stderr: 'inherit' | 'ignore') {
  const script = join(import.meta.dirname, '../../testing/test-write-until-killed.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(place)], {
    stdio: ['ignore', 'pipe', stderr],
  })
  const ended = readAcknowledged(child, acknowledged)
  return { child, ended }
}

/** A line cut by the kill was not read whole, so it does not count as acknowledged. */
async function readAcknowledged(
  child: ChildProcess & { stdout: NodeJS.ReadableStream },
  acknowledged: Set<number>,
): Promise<void> {
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(child, 'close')
  for (const line of text.split('\n').slice(0, -1)) {
    for (const number of line.split(' ')) acknowledged.add(Number(number))
  }
}

async function assertNothingLost(
  { kysely }: Database,
  acknowledged: ReadonlySet<number>,
): Promise<void> {
  await sql`create table if not exists kept_rows (number bigint primary key, twin bigint, filler text)`.execute(
    kysely,
  )
  const { rows } = await sql<{ number: number; twin: number; size: number }>`
    select number, twin, length(filler) as size from kept_rows`.execute(kysely)
  const kept = new Set(rows.map(({ number }) => number))
  const lost = [...acknowledged].filter((number) => !kept.has(number))
  assert.deepEqual(lost, [], `lost rows (KILL_SEED=${seed})`)
  for (const { number, twin, size } of rows) {
    assert(kept.has(twin), `row ${number} was kept without the other row of its transaction`)
    assert.equal(size, 3000)
  }
}

function conclude(t: TestContext, acknowledged: ReadonlySet<number>): void {
  t.diagnostic(`proof: ${acknowledged.size} acknowledged rows, 0 lost`)
  assert(acknowledged.size > 0)
}
