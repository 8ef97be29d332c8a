import assert from 'node:assert/strict'
import { access, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { openBackOffice, system } from '#testing/back-office.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { verifyAuditChain } from '../audit/verify-audit-chain.ts'
import { backUpDatabase } from './back-up-database.ts'
import { openDatabase, openExistingDatabase } from './open-database.ts'
import { readRestorable, restoreDatabase } from './restore-database.ts'

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
    await assert.rejects(readRestorable(damaged, migrations), /pas une sauvegarde/)
  }
  const restorable = await readRestorable(file, migrations)
  assert.deepEqual(restorable.manifest, manifest)
  await restoreDatabase(embedded, restorable)
  await assert.rejects(restoreDatabase(embedded, restorable), /n’est pas vide/)
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
  await restoreDatabase(other, await readRestorable(again, migrations))
  const back = join(folder, 'back')
  assert.deepEqual(await backUpDatabase(other, back, takenAt), manifest)
})

test('what cannot be backed up or restored is refused in a sentence, and nothing is made', async (t) => {
  const place = await testFolder()
  const absent = join(place, 'absent')
  const none = /ne contient pas de base/
  await assert.rejects(openExistingDatabase({ dataDir: absent }), none)
  await assert.rejects(openExistingDatabase({ dataDir: place }), none)
  await assert.rejects(readRestorable(absent, migrations), /ne peut pas être lu : il n’existe pas/)
  await assert.rejects(readRestorable(place, migrations), /c’est un dossier/)
  assert.deepEqual(await readdir(place), [])

  const newer = join(place, 'newer')
  await writeFile(newer, gzipSync('{"format":"gestion-clients-web-backup-2","more":1}\n'))
  await assert.rejects(readRestorable(newer, migrations), /une version plus récente du programme/)

  const unmade = await openDatabase({ dataDir: join(folder, 'unmade') })
  t.after(() => unmade.close())
  await assert.rejects(backUpDatabase(unmade, join(place, 'file'), takenAt), /La base est vide/)
  const made = await openTestDatabase()
  t.after(() => made.close())
  for (const [to, sentence] of [
    [newer, /existe déjà/],
    [join(absent, 'file'), /ne peut pas être écrit : il n’existe pas/],
    [join(newer, 'file'), /ne peut pas être écrit : son chemin passe par un fichier/],
    [place, /ne peut pas être écrit : c’est un dossier/],
  ] as const)
    await assert.rejects(backUpDatabase(made, to, takenAt), sentence)
  await assert.rejects(access(absent))
  assert.deepEqual(await readdir(place), ['newer'])
})
