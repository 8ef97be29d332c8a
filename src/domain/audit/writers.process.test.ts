import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { sealAuditLines } from '#platform/audit/seal-audit-lines.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { sqlOf } from '#platform/database/sql.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openAuditLog } from '#testing/audit-log.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { startTestPostgres } from '#testing/test-postgres.ts'
import { makeCheckpoint } from './make-checkpoint.ts'
import { verifyAudit } from './verify-audit.ts'

const writers = 50
const linesOfEach = 12
const migrations = fileURLToPath(new URL('../../../migrations', import.meta.url))
/** As many as a pool of the house opens. */
const connectionsOfPool = 10

/** A PostgreSQL of its own where this suite runs on the embedded database, which has one connection for all. */
const server =
  testDatabaseKind() === 'embedded' ? await startTestPostgres() : await openTestDatabase()
const { url = '' } = server
const log = await openAuditLog({
  open: async () => {
    const database = await openDatabase({ url })
    await migrate(database, migrations)
    return database
  },
})
/** A connection for each writer, as of several processes. */
const pools = await Promise.all(
  Array.from({ length: writers / connectionsOfPool }, () => openDatabase({ url })),
)
after(async () => {
  await Promise.all(pools.map((pool) => pool.close()))
  await ('stop' in server ? server.stop() : server.close())
})

test('fifty who write at once while others seal and sign: no fork, no gap, every line sealed once', async (t) => {
  const written = new AbortController()
  const write = async (writer: number): Promise<void> => {
    for (let at = 0; at < linesOfEach; at += 1)
      await log.work(
        (work) => work.audit('client-changed', { details: { writer, at } }),
        pools[writer % pools.length],
      )
  }
  const seal = async (): Promise<void> => {
    while (!written.signal.aborted) await log.work(sealAuditLines)
  }
  const sign = async (): Promise<void> => {
    while (!written.signal.aborted) await log.work((work) => makeCheckpoint(work, log.keys))
  }
  const others = [seal(), seal(), seal(), sign(), sign()]
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  written.abort()
  await Promise.all(others)
  while ((await log.work(sealAuditLines)) > 0);
  await log.checkpoint()

  const verdict = await log.work((work) => verifyAudit(work, log.keys.trust))
  assert(verdict.intact, JSON.stringify(verdict))
  assert.equal(verdict.lines, writers * linesOfEach)
  assert.equal(verdict.waiting, 0)
  assert.equal(verdict.lastCheckpoint?.position, verdict.lines)
  const { rows } = await log.work((work) =>
    sql<Counted>`
      select count(*) as seals, max(position) as last, count(distinct line_id) as lines,
        count(distinct digest) as digests,
        (select count(distinct (private->'details')::text) from audit_lines) as told
      from audit_seals`.execute(sqlOf(work)),
  )
  const all = writers * linesOfEach
  assert.deepEqual(rows[0], { seals: all, last: all, lines: all, digests: all, told: all })
  t.diagnostic(
    `proof: ${writers} writers at once, each on a connection of PostgreSQL: lines ${all}, sealed ${verdict.lines}, forks 0, gaps 0, checkpoints ${verdict.checkpoints}`,
  )
})

type Counted = {
  readonly seals: number
  readonly last: number
  readonly lines: number
  readonly digests: number
  readonly told: number
}
