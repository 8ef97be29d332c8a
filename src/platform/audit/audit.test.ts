import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { openBackOffice, system } from '#testing/back-office.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import { transaction } from '#platform/database/sql.ts'
import { countOutsideChain } from './audit-table.ts'
import { sealAuditLines } from './seal-audit-lines.ts'
import { verifyAuditChain, type ChainVerdict } from './verify-audit-chain.ts'

const office = await openBackOffice()
after(office.close)
const { kysely } = office.house.database

const verify = (): Promise<ChainVerdict> => office.work(system, (work) => verifyAuditChain(work))
const write = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      office.work(system, (work) =>
        work.audit('observation-added', {
          client: crypto.randomUUID(),
          changes: { city: { from: 'Brest', to: `Vannes ${at}` } },
          details: { nested: { accents: 'é€🦒', list: [1, null, 2.5] }, at: new Date(0) },
        }),
      ),
    ),
  )
const sealAll = async () => {
  while ((await office.work(system, sealAuditLines)) > 0);
}

test('a line is chained by itself, soon after its commit', async () => {
  const before = await verify()
  assert(before.intact)
  await write(3)
  const start = performance.now()
  let verdict = await verify()
  while (!(verdict.intact && verdict.waiting === 0)) {
    assert(performance.now() - start < 20_000, JSON.stringify(verdict))
    await delay(20)
    verdict = await verify()
  }
  assert.equal(verdict.lines, before.lines + before.waiting + 3)
  assert.match(verdict.head ?? '', /^[0-9a-f]{64}$/)
})

test('thirty who write at once while three seal: every line once, in one chain, without a fork', async () => {
  const before = await verify()
  const sealing = Array.from({ length: 3 }, () => sealAll())
  await Promise.all([write(30), ...sealing, write(30)])
  await sealAll()
  const verdict = await verify()
  assert(verdict.intact)
  assert.equal(verdict.waiting, 0)
  assert.equal(verdict.lines, before.lines + 60)
})

test('a line sealed while the chain is being read is told as waiting, by that reading', async () => {
  await sealAll()
  const { lines: read } = await verify()
  await write(2)
  await sealAll()
  const outside = await office.work(system, (work) => countOutsideChain(work, read))
  assert.deepEqual(outside, { waiting: 2, forgotten: 0, gone: 0 })
})

test('a change that rolls back leaves no line, and a line that fails rolls its change back', async () => {
  const before = await countLines()
  await assert.rejects(
    office.work(system, async (work) => {
      await work.audit('client-created')
      throw new Error('the change failed')
    }),
    /the change failed/,
  )
  assert.equal(await countLines(), before)
})

test('the log is append-only: no line and no seal is changed, removed or swept away', async () => {
  for (const table of ['audit_lines', 'audit_seals'])
    for (const change of [
      `update ${table} set ${table === 'audit_lines' ? "event = 'x'" : 'position = -position'}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ])
      await assert.rejects(sql.raw(change).execute(kysely), /the audit log is append-only/, change)
  assert((await verify()).intact)
})

test('sixty tamperings by the owner of the tables are all found, and where', async (t) => {
  const random = seededRandom(20_261_124)
  const { lines } = await verify()
  assert(lines > 40)
  for (let round = 0; round < 60; round += 1) {
    const position = 1 + Math.floor(random() * (lines - 1))
    const kind = kinds[round % kinds.length]
    assert(kind)
    const rest = await kysely
      .transaction()
      .execute(async (opened) => {
        await sql`alter table audit_lines disable trigger user`.execute(opened)
        await sql`alter table audit_seals disable trigger user`.execute(opened)
        await kind.tamper(position).execute(opened)
        const verdict = await verifyAuditChain({ [transaction]: opened } as never)
        assert.equal(verdict.intact, false, `${kind.name} at ${position}`)
        assert(!verdict.intact && verdict.position <= position + 1, `${kind.name} at ${position}`)
        throw new Undone()
      })
      .catch((error: unknown) => error)
    assert(rest instanceof Undone, String(rest))
  }
  assert((await verify()).intact)
  t.diagnostic(`60 tamperings among ${lines} lines`)
})

test('a line removed before it was sealed is found missing', async () => {
  await write(1)
  const rest = await kysely
    .transaction()
    .execute(async (opened) => {
      await sql`alter table audit_lines disable trigger user`.execute(opened)
      await sql`insert into audit_waiting (line_id) values (987654321)`.execute(opened)
      assert.equal((await verifyAuditChain({ [transaction]: opened } as never)).intact, false)
      throw new Undone()
    })
    .catch((error: unknown) => error)
  assert(rest instanceof Undone, String(rest))
})

class Undone extends Error {}

const lineAt = (position: number) =>
  sql`(select line_id from audit_seals where position = ${position})`
const kinds = [
  {
    name: 'event',
    tamper: (at: number) =>
      sql`update audit_lines set event = 'signed-in' where id = ${lineAt(at)}`,
  },
  {
    name: 'moment',
    tamper: (at: number) =>
      sql`update audit_lines set at = at - interval '1 minute' where id = ${lineAt(at)}`,
  },
  {
    name: 'actor',
    tamper: (at: number) =>
      sql`update audit_lines set actor_kind = 'anonymous' where id = ${lineAt(at)}`,
  },
  {
    name: 'client',
    tamper: (at: number) => sql`update audit_lines set client_id = null where id = ${lineAt(at)}`,
  },
  {
    name: 'private part',
    tamper: (at: number) =>
      sql`update audit_lines set private = jsonb_set(private, '{changes,city,to}', '"Lorient"') where id = ${lineAt(at)}`,
  },
  {
    name: 'address',
    tamper: (at: number) =>
      sql`update audit_lines set private = jsonb_set(private, '{address}', '"192.0.2.1"') where id = ${lineAt(at)}`,
  },
  {
    name: 'private digest',
    tamper: (at: number) =>
      sql`update audit_lines set private = null, private_digest = '\\x00' where id = ${lineAt(at)}`,
  },
  {
    name: 'line deleted',
    tamper: (at: number) => sql`delete from audit_lines where id = ${lineAt(at)}`,
  },
  {
    name: 'seal deleted',
    tamper: (at: number) => sql`delete from audit_seals where position = ${at}`,
  },
  {
    name: 'seal edited',
    tamper: (at: number) =>
      sql`update audit_seals set digest = sha256(digest) where position = ${at}`,
  },
  {
    name: 'two lines swapped',
    tamper: (at: number) => sql`
      with pair as (select a.line_id as one, b.line_id as two from audit_seals a, audit_seals b
        where a.position = ${at} and b.position = ${at} + 1)
      update audit_lines l set event = o.event, at = o.at, client_id = o.client_id, private = o.private,
        private_salt = o.private_salt, private_digest = o.private_digest
      from pair, audit_lines o
      where (l.id = pair.one and o.id = pair.two) or (l.id = pair.two and o.id = pair.one)`,
  },
  {
    name: 'two digests swapped',
    tamper: (at: number) => sql`
      update audit_seals s set digest = o.digest from audit_seals o
      where s.position in (${at}, ${at} + 1) and o.position = 2 * ${at} + 1 - s.position`,
  },
]

async function countLines(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit_lines`.execute(kysely)
  return Number(rows[0]?.n)
}
