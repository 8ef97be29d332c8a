import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openBackOffice, system } from '#testing/back-office.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { verifyAuditChain } from '../audit/verify-audit-chain.ts'
import { backUpDatabase } from './back-up-database.ts'
import { openDatabase } from './open-database.ts'
import { restoreDatabase } from './restore-database.ts'

const migrations = join(import.meta.dirname, '../../../migrations')
// Of the file, not of the test: a database that closes still writes into it.
const folder = await testFolder()
const emptyMigrations = await testFolder()
const takenAt = new Date('2026-11-24T12:00:00Z')

test('a backup of either kind is restored whole, embedded and back; a damaged one writes nothing', async (t) => {
  const office = await openBackOffice()
  t.after(office.close)
  for (let line = 0; line < 700; line += 1)
    await office.work(system, (work) => work.audit('client-created', { details: { line } }))
  assert((await office.work(system, verifyAuditChain)).intact)
  const file = join(folder, 'first')
  const manifest = await backUpDatabase(office.house.database, file, takenAt)
  assert((manifest['audit_lines']?.rows ?? 0) >= 700)

  const embedded = await openDatabase({ dataDir: join(folder, 'data') })
  t.after(() => embedded.close())
  const bytes = await readFile(file)
  const damaged = join(folder, 'damaged')
  for (const wrong of [bytes.subarray(0, bytes.length >> 1), Buffer.from('autre chose')]) {
    await writeFile(damaged, wrong)
    await assert.rejects(restoreDatabase(embedded, damaged, migrations), /pas une sauvegarde/)
  }
  assert.deepEqual((await restoreDatabase(embedded, file, migrations)).manifest, manifest)
  await assert.rejects(restoreDatabase(embedded, file, migrations), /n’est pas vide/)
  await assert.rejects(
    sql`delete from audit_lines`.execute(embedded.kysely),
    /the audit log is append-only/,
  )
  const again = join(folder, 'again')
  assert.deepEqual(await backUpDatabase(embedded, again, takenAt), manifest)

  if (testDatabaseKind() !== 'postgres') return
  const other = await openTestDatabase(emptyMigrations)
  t.after(() => other.close())
  await sql`drop table applied_migrations`.execute(other.kysely)
  assert.deepEqual((await restoreDatabase(other, again, migrations)).manifest, manifest)
})
