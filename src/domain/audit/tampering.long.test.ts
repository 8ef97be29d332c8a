import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { genesis, privateDigest, sealDigest } from '#platform/audit/audit-digest.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'
import { openAuditLog } from '#testing/audit-log.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import { judgeCheckpoint } from './judge-checkpoint.ts'
import { verifyAudit } from './verify-audit.ts'

const log = await openAuditLog()
const { trust } = log.keys
const lines = 160
for (let at = 0; at < 4; at += 1) {
  await log.write(lines / 4)
  await log.checkpoint()
}
const exported = await log.checkpoint()

const roundsOfKind = 100
/** Left as it falls; chained again by one who knows how; and the stored checkpoints removed besides. */
const ways = ['as it falls', 'chained again', 'chained again, checkpoints removed'] as const

const look = async (work: Work) => ({
  verdict: await verifyAudit(work, trust),
  judged: (await judgeCheckpoint(work, exported, trust)).what,
})

test('a log that nobody tampered with is intact, and comes through the checkpoint kept elsewhere', async () => {
  const { verdict, judged } = await log.work(look)
  assert(verdict.intact && verdict.lines === lines && verdict.checkpoints === 4)
  assert.equal(judged, 'holds')
})

test('five hundred tamperings by the owner of the tables are all found', async (t) => {
  const random = seededRandom(20_261_129)
  const upTo = (count: number): number => Math.floor(random() * count)
  const found = new Map<string, number>()
  for (const [kind, tamper] of Object.entries(kinds))
    for (let round = 0; round < roundsOfKind; round += 1) {
      const at = upTo(lines)
      const way = ways[round % ways.length] ?? ways[0]
      const what = `${kind} at ${at + 1}, ${way}`
      const { verdict, judged } = await log.undone(async (work) => {
        await withoutTriggers(work)
        const order = await readOrder(work)
        const first = await tamper(work, order, at, upTo)
        await writeSeals(work, order, way !== 'as it falls')
        if (way === 'chained again, checkpoints removed')
          await sql`delete from audit_checkpoints where position > ${first}`.execute(sqlOf(work))
        return look(work)
      })
      if (way === 'chained again, checkpoints removed')
        assert(judged === 'chain-rewritten' || judged === 'tail-cut', `${what}: ${judged}`)
      else {
        assert(!verdict.intact, what)
        if (way === 'as it falls')
          assert(verdict.position <= at + 2, `${what}: ${verdict.position}`)
      }
      const by = verdict.intact ? 'the exported checkpoint alone' : 'the database itself'
      found.set(by, (found.get(by) ?? 0) + 1)
    }
  const { verdict } = await log.work(look)
  assert(verdict.intact, 'nothing of it stayed')
  const total = [...found.values()].reduce((sum, count) => sum + count, 0)
  assert.equal(total, 500)
  t.diagnostic(`proof: tamperings found ${total} of ${roundsOfKind * Object.keys(kinds).length}`)
  t.diagnostic(`proof: of them by ${[...found].map(([by, n]) => `${by} ${n}`).join(', ')}`)
})

test('a log chained again as a whole, its checkpoints gone, looks intact and is found by the one kept elsewhere', async (t) => {
  const { verdict, judged } = await log.undone(async (work) => {
    await withoutTriggers(work)
    const order = await readOrder(work)
    await kinds['edit']?.(work, order, 0, () => 0)
    await writeSeals(work, order, true)
    await sql`delete from audit_checkpoints`.execute(sqlOf(work))
    return look(work)
  })
  assert(verdict.intact && verdict.checkpoints === 0)
  assert.equal(judged, 'chain-rewritten')
  t.diagnostic('proof: a log chained again as a whole is found by the exported checkpoint')
})

type Sealed = { readonly line: number; readonly digest: Buffer }

/** Changes the lines and the order of the chain at a place; gives back how many lines before are left alone. */
type Tampering = (
  work: Work,
  order: Sealed[],
  at: number,
  upTo: (count: number) => number,
) => Promise<number>

const kinds: Readonly<Record<string, Tampering>> = {
  edit: async (work, order, at, upTo) => {
    const line = order[at]?.line
    const edits = [
      sql`event = 'signed-in'`,
      sql`at = at - interval '1 second'`,
      sql`actor_kind = 'anonymous'`,
      sql`client_id = null`,
      sql`private = jsonb_set(private, '{changes,city,to}', '"Lorient"')`,
      sql`private = jsonb_set(private, '{address}', 'null')`,
    ]
    const edit = edits[upTo(edits.length)] ?? assert.fail()
    await sql`update audit_lines set ${edit} where id = ${line}`.execute(sqlOf(work))
    return at
  },
  delete: async (work, order, at) => {
    const [gone] = order.splice(at, 1)
    await sql`delete from audit_lines where id = ${gone?.line}`.execute(sqlOf(work))
    return at
  },
  insert: async (work, order, at) => {
    const model = order[at] ?? assert.fail()
    const { rows } = await sql<{ id: number }>`
      insert into audit_lines (at, event, actor_kind, private, private_salt, private_digest)
      select at, event, actor_kind, private, private_salt, private_digest
      from audit_lines where id = ${model.line} returning id`.execute(sqlOf(work))
    order.splice(at, 0, { ...model, line: rows[0]?.id ?? assert.fail() })
    return at
  },
  reorder: async (_, order, at, upTo) => {
    const other = (at + 1 + upTo(order.length - 1)) % order.length
    const [one, two] = [order[at] ?? assert.fail(), order[other] ?? assert.fail()]
    order[at] = two
    order[other] = one
    return Math.min(at, other)
  },
  'cut tail': async (work, order, at) => {
    const gone = order.splice(at).map(({ line }) => line)
    await sql`delete from audit_lines where id = any(${gone}::bigint[])`.execute(sqlOf(work))
    return at
  },
}

async function withoutTriggers(work: Work): Promise<void> {
  for (const table of ['audit_lines', 'audit_seals', 'audit_checkpoints'])
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(sqlOf(work))
}

async function readOrder(work: Work): Promise<Sealed[]> {
  const { rows } = await sql<Sealed>`
    select line_id as line, digest from audit_seals order by position`.execute(sqlOf(work))
  return [...rows]
}

/** In another order, each with the digest that it had; or all of them digested again, private parts included. */
async function writeSeals(work: Work, order: readonly Sealed[], again: boolean): Promise<void> {
  await sql`delete from audit_seals`.execute(sqlOf(work))
  let digest: Buffer = genesis
  const rows = await sqlOf(work).selectFrom('audit_lines').selectAll().execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const seals: { position: number; line_id: number; digest: Buffer }[] = []
  for (const sealed of order) {
    const row = byId.get(sealed.line) ?? assert.fail()
    const told = row.private ?? assert.fail()
    const private_digest = privateDigest(row.private_salt, told)
    if (again && !private_digest.equals(row.private_digest))
      await sqlOf(work)
        .updateTable('audit_lines')
        .set({ private_digest })
        .where('id', '=', row.id)
        .execute()
    digest = again ? sealDigest(digest, { ...row, private_digest }) : sealed.digest
    seals.push({ position: seals.length + 1, line_id: sealed.line, digest })
  }
  if (seals.length > 0) await sqlOf(work).insertInto('audit_seals').values(seals).execute()
}
