import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#contracts/refuse.ts'
import { readAuditLines } from '#platform/audit/read-audit-lines.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'
import { openAuditLog } from '#testing/audit-log.ts'
import { dropOldMonths } from './drop-old-months.ts'
import { judgeCheckpoint } from './judge-checkpoint.ts'
import { verifyAudit } from './verify-audit.ts'

const log = await openAuditLog({ start: new Date('2025-01-10T08:00:00Z') })
const { trust } = log.keys
const verify = (work: Work) => verifyAudit(work, trust)
const drop = (months: number) => log.work((work) => dropOldMonths(work, log.keys, months))
const read = () => log.work((work) => readAuditLines(work, { count: 200 }))

const kept: string[] = []
for (const month of ['01', '02', '03', '04']) {
  log.clock.set(new Date(`2025-${month}-10T08:00:00Z`))
  await log.write(10)
  kept.push(await log.checkpoint())
}
/** 00:30 of the first of February in Paris, still January in UTC. */
log.clock.set(new Date('2026-01-31T23:30:00Z'))

test('nothing is dropped before its time', async () => {
  assert.equal(await drop(13), 0)
  assert.equal((await read()).lines.length, 40)
})

test('what ties a dropped line to a supervision goes with it, and no other', async () => {
  const tied = (work: Work) =>
    sql<{ line_id: number }>`select line_id from supervision_lines order by line_id`.execute(
      sqlOf(work),
    )
  const { before, after } = await log.undone(async (work) => {
    // No supervision is needed here: its foreign key is not asked for.
    await sql`set local session_replication_role = replica`.execute(sqlOf(work))
    await sql`
      insert into supervision_lines (line_id, supervision_id)
      select line_id, ${work.newId()}::uuid from audit_seals where position in (3, 10, 11)`.execute(
      sqlOf(work),
    )
    await sql`set local session_replication_role = origin`.execute(sqlOf(work))
    const before = (await tied(work)).rows
    await dropOldMonths(work, log.keys, 12)
    return { before, after: (await tied(work)).rows }
  })
  assert.equal(before.length, 3)
  assert.deepEqual(after, before.slice(2))
})

test('whole months that are over go, a line says so, and the chain still comes through every checkpoint kept elsewhere', async (t) => {
  assert.equal(await drop(12), 10)
  const { lines } = await read()
  assert.equal(lines.length, 31)
  assert.equal(lines[0]?.event, 'audit-months-dropped')
  assert.equal(lines[0].details['rows'], 10)
  assert.equal(lines[0].details['droppedBefore'], '2025-02-01')
  const verdict = await log.work(verify)
  assert(verdict.intact, JSON.stringify(verdict))
  assert.deepEqual([verdict.dropped, verdict.lines, verdict.checkpoints], [10, 31, 5])
  for (const jws of kept)
    assert.equal((await log.work((work) => judgeCheckpoint(work, jws, trust))).what, 'holds')
  assert.equal(await drop(12), 0)

  log.clock.set(new Date('2026-03-10T08:00:00Z'))
  await log.write(3)
  assert.equal(await drop(11), 20)
  const later = await log.work(verify)
  assert(later.intact)
  assert.deepEqual([later.dropped, later.lines, later.checkpoints], [30, 15, 6])
  t.diagnostic('proof: months dropped 3, the chain verified from the kept checkpoint on')
})

test('with SQL alone, lines neither go for want of a checkpoint nor with one that nobody signed', async () => {
  const tries = [
    'delete from audit_seals where position = 40',
    'delete from audit_lines where id = (select line_id from audit_seals where position = 40)',
    'delete from supervision_lines; delete from audit_lines',
    // A table of that name which is found first.
    'create temporary table audit_checkpoints (position bigint, kept_after bigint); insert into pg_temp.audit_checkpoints values (99, 99); delete from audit_lines',
    "insert into audit_checkpoints select max(position), now(), 10, 'x' from audit_seals",
  ]
  await log.write(1)
  for (const attempt of tries)
    await assert.rejects(
      log.work((work) => sql.raw(attempt).execute(sqlOf(work))),
      /the audit log is append-only|does not come back/,
      attempt,
    )
  // Old lines go with a checkpoint that says so, and that nobody signed it is found.
  await log.undone(async (work) => {
    await sql`insert into audit_checkpoints select max(position), now(), 40, 'x' from audit_seals`.execute(
      sqlOf(work),
    )
    await sql`delete from audit_lines where id in (select line_id from audit_seals where position <= 40)`.execute(
      sqlOf(work),
    )
    await sql`delete from audit_seals where position <= 40`.execute(sqlOf(work))
    const verdict = await verify(work)
    assert(!verdict.intact && verdict.what === 'checkpoint-forged')
  })
})

test('lines of the last two months stay, whatever a checkpoint says', async () => {
  await log.undone(async (work) => {
    await sql`insert into audit_lines (at, event, actor_kind, private, private_salt, private_digest)
      select now(), event, actor_kind, private, private_salt, private_digest from audit_lines limit 1`.execute(
      sqlOf(work),
    )
    await sql`insert into audit_seals select 1000, max(id), '\\x00' from audit_lines`.execute(
      sqlOf(work),
    )
    await sql`insert into audit_seals select 1001, 987654321, '\\x00'`.execute(sqlOf(work))
    await assert.rejects(
      work.attempt(async () => {
        await sql`insert into audit_checkpoints values (1001, now(), 1000, 'x')`.execute(
          sqlOf(work),
        )
      }),
      /recent lines of the audit log are kept/,
    )
  })
})

test('what is missing besides what was dropped is found, and so is the checkpoint that let it go', async () => {
  const attacks = [
    [sql`delete from audit_seals where position = 31`, 'seal-broken'],
    [
      sql`delete from audit_lines where id = (select line_id from audit_seals where position = 31)`,
      'line-missing',
    ],
    [
      sql`delete from audit_checkpoints where kept_after = (select max(kept_after) from audit_checkpoints)`,
      'seal-broken',
    ],
  ] as const
  for (const [attack, what] of attacks)
    await log.undone(async (work) => {
      for (const table of ['audit_lines', 'audit_seals', 'audit_checkpoints'])
        await sql`alter table ${sql.table(table)} disable trigger user`.execute(sqlOf(work))
      await attack.execute(sqlOf(work))
      const verdict = await verify(work)
      assert(!verdict.intact)
      assert.equal(verdict.what, what)
    })
})

test('a log that was tampered with keeps its evidence: nothing is dropped', async () => {
  log.clock.set(new Date('2027-06-10T08:00:00Z'))
  await log.undone(async (work) => {
    await sql`alter table audit_lines disable trigger user`.execute(sqlOf(work))
    await sql`update audit_lines set event = 'signed-in' where id = (select line_id from audit_seals where position = 35)`.execute(
      sqlOf(work),
    )
    await assert.rejects(
      dropOldMonths(work, log.keys, 12),
      (error) => error instanceof Refusal && error.problem.code === 'audit-broken',
    )
  })
})
