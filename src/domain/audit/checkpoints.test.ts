import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CompactSign } from 'jose'
import { sql } from 'kysely'
import { Refusal } from '#contracts/refuse.ts'
import { generateKey } from '#licence-file/keys.ts'
import { readKid } from '#licence-file/jws.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'
import { openAuditLog } from '#testing/audit-log.ts'
import { readCheckpoint, signCheckpoint } from './checkpoint-jws.ts'
import { judgeCheckpoint } from './judge-checkpoint.ts'
import { makeCheckpoint, makeCheckpointWhenDue } from './make-checkpoint.ts'
import { verifyAudit } from './verify-audit.ts'

const hourMs = 3_600_000
const log = await openAuditLog()
const { trust } = log.keys
const count = async (): Promise<number> => {
  const { rows } = await log.work((work) =>
    sql<{ n: number }>`select count(*) as n from audit_checkpoints`.execute(sqlOf(work)),
  )
  return rows[0]?.n ?? 0
}
const due = () => log.work((work) => makeCheckpointWhenDue(work, log.keys))
const verify = (work: Work) => verifyAudit(work, trust)
const isRefused = (error: unknown): boolean =>
  error instanceof Refusal && error.problem.code === 'audit-broken'

test('a checkpoint is made once an hour when there are new lines, and never twice by two processes', async () => {
  await due()
  assert.equal(await count(), 0, 'nothing to sign yet')
  await log.write(3)
  await Promise.all([due(), due(), due()])
  assert.equal(await count(), 1)
  await log.write(2)
  await due()
  assert.equal(await count(), 1, 'the hour is not over')
  log.clock.advance(hourMs)
  await Promise.all([due(), due()])
  assert.equal(await count(), 2)
  log.clock.advance(hourMs)
  await due()
  assert.equal(await count(), 2, 'nothing new')
  const verdict = await log.work(verify)
  assert(verdict.intact)
  assert.equal(verdict.lastCheckpoint?.position, 5)
})

test('a checkpoint passes for nothing else, and nothing else for a checkpoint', async () => {
  const jws = await log.checkpoint()
  const said = readCheckpoint(jws, trust) ?? assert.fail()
  assert.equal(said.lines, 5)
  const header = Buffer.from(jws.split('.')[0] ?? '', 'base64url')
  for (const typ of ['licence+jws', 'trousseau+jws', 'racines+jws'])
    assert.equal(readKid(header, typ), undefined)

  const { signing } = log.keys
  const content = new TextEncoder().encode(JSON.stringify(said))
  const as = (header: { alg: string; typ?: string; kid?: string }, key = signing) =>
    new CompactSign(content).setProtectedHeader(header).sign(key)
  const typ = 'point-de-controle+jws'
  assert.ok(readCheckpoint(await as({ alg: 'Ed25519', typ, kid: signing.kid }), trust))
  const stranger = (await generateKey('checkpoint')).privateKey
  const [head, body, signature] = jws.split('.')
  const worthless = [
    await as({ alg: 'Ed25519', typ: 'licence+jws', kid: signing.kid }),
    await as({ alg: 'Ed25519', kid: signing.kid }),
    await as({ alg: 'EdDSA', typ, kid: signing.kid }),
    await as({ alg: 'Ed25519', typ, kid: signing.kid }, stranger),
    await as({ alg: 'Ed25519', typ, kid: stranger.kid }, stranger),
    `${jws}.`,
    `${head}.${body}`,
    `${head}.${body}.${signature?.slice(0, -2)}`,
    `${jws}=`,
    '',
    'x'.repeat(100_000),
  ]
  for (const text of worthless) assert.equal(readCheckpoint(text, trust), undefined, text)
  const other = { ...trust, house: crypto.randomUUID() }
  assert.equal(readCheckpoint(jws, other), undefined, 'another house')
  await assert.rejects(signCheckpoint(said, { signing: stranger, trust }), /damaged/)
})

test('nothing is signed over lines that do not go on from what was signed', async () => {
  const attacks = [
    sql`update audit_lines set event = 'signed-in' where id = (select line_id from audit_seals where position = 6)`,
    sql`delete from audit_seals where position = 5`,
    sql`update audit_seals set digest = sha256(digest) where position = 5`,
    sql`update audit_checkpoints set jws = replace(jws, '.', '..') where position = 5`,
    sql`update audit_checkpoints set at = at + interval '1 second' where position = 5`,
  ]
  await log.write(2)
  for (const attack of attacks)
    await log.undone(async (work) => {
      await withoutTriggers(work)
      await attack.execute(sqlOf(work))
      await assert.rejects(makeCheckpoint(work, log.keys), isRefused)
    })
  await log.checkpoint()
  assert.equal(await count(), 3)
})

test('a stored checkpoint that was forged, changed, removed or moved is found', async () => {
  await log.write(1)
  const last = await log.checkpoint()
  const said = readCheckpoint(last, trust) ?? assert.fail()
  const stranger = (await generateKey('checkpoint')).privateKey
  const { d: _d, ...strangerPublic } = stranger
  const forged = await signCheckpoint(said, {
    signing: stranger,
    trust: { ...trust, keys: [strangerPublic] },
  })
  const attacks = [
    [sql`update audit_checkpoints set jws = ${forged} where position = 8`, 'checkpoint-forged'],
    [sql`update audit_checkpoints set kept_after = 1 where position = 8`, 'checkpoint-forged'],
    [sql`update audit_checkpoints set position = 9 where position = 8`, 'checkpoint-forged'],
    [sql`delete from audit_checkpoints where position = 3`, 'checkpoint-broken'],
    [sql`delete from audit_checkpoints where position = 5`, 'checkpoint-broken'],
  ] as const
  for (const [attack, what] of attacks)
    await log.undone(async (work) => {
      await withoutTriggers(work)
      await attack.execute(sqlOf(work))
      const verdict = await verify(work)
      assert(!verdict.intact)
      assert.equal(verdict.what, what)
    })
  // The newest one removed leaves no hole: the copy kept elsewhere shows it.
  await log.undone(async (work) => {
    await withoutTriggers(work)
    await sql`delete from audit_checkpoints where position = 8`.execute(sqlOf(work))
    assert((await verify(work)).intact)
    assert.equal((await judgeCheckpoint(work, last, trust)).what, 'checkpoint-missing')
  })
  assert.equal((await log.work((work) => judgeCheckpoint(work, `${last}\n`, trust))).what, 'holds')
  assert.equal((await log.work((work) => judgeCheckpoint(work, forged, trust))).what, 'unreadable')
})

test('a line given a seal before the first one is found, however old it pretends to be', async () => {
  await log.undone(async (work) => {
    await sql`
      with copied as (
        insert into audit_lines (at, event, actor_kind, private, private_salt, private_digest)
        select at - interval '1 year', 'signed-in', actor_kind, private, private_salt, private_digest
        from audit_lines order by id limit 1 returning id)
      insert into audit_seals (position, line_id, digest) select 0, id, '\\x00' from copied`.execute(
      sqlOf(work),
    )
    await sql`delete from audit_waiting`.execute(sqlOf(work))
    const verdict = await verify(work)
    assert(!verdict.intact && verdict.what === 'seal-broken')
  })
})

test('a checkpoint is neither changed nor removed, and none is put before another or beside the chain', async () => {
  for (const change of [
    'update audit_checkpoints set jws = jws',
    'delete from audit_checkpoints',
    'truncate audit_checkpoints',
  ])
    await assert.rejects(
      log.work((work) => sql.raw(change).execute(sqlOf(work))),
      /the audit log is append-only/,
    )
  for (const position of [7, 8, 9])
    await assert.rejects(
      log.work((work) =>
        sql`insert into audit_checkpoints values (${position}, now(), 0, 'x')`.execute(sqlOf(work)),
      ),
      /an audit checkpoint stands at a sealed line|duplicate key/,
    )
})

async function withoutTriggers(work: Work): Promise<void> {
  for (const table of ['audit_lines', 'audit_seals', 'audit_checkpoints'])
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(sqlOf(work))
}
