import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openBackOffice, system } from '#testing/back-office.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { exportCheckpoint } from '#domain/audit/export-checkpoint.ts'
import { backUpDatabase } from '#platform/database/back-up-database.ts'
import { restoreHouse } from './restore-house.ts'

const folder = await testFolder()
const office = await openBackOffice()
after(office.close)

test('a restore verifies the audit chain and its checkpoints, their signatures where the keys are, and tells where it breaks when somebody had changed a line before the backup', async () => {
  for (const name of ['un', 'deux', 'trois'])
    await office.work(system, (work) => work.audit('client-created', { details: { name } }))
  const { database, checkpointKeys, config } = office.house
  await office.work(system, (work) => exportCheckpoint(work, checkpointKeys))
  const file = join(folder, 'intact')
  await backUpDatabase(database, file, new Date())
  const intact = await restoreHouse({ dataDir: join(folder, 'one') }, file, config.keysDir)
  assert(intact.verdict.intact && intact.verdict.checkpoints === 1 && intact.signatures)

  await database.kysely.transaction().execute(async (opened) => {
    await sql`alter table audit_lines disable trigger user`.execute(opened)
    await sql`update audit_lines set event = 'client-changed' where id = 2`.execute(opened)
    await sql`alter table audit_lines enable trigger user`.execute(opened)
  })
  const changed = join(folder, 'changed')
  await backUpDatabase(database, changed, new Date())
  const noKeys = join(folder, 'no keys')
  const { verdict, signatures } = await restoreHouse(
    { dataDir: join(folder, 'two') },
    changed,
    noKeys,
  )
  assert.equal(signatures, false)
  assert(!verdict.intact && verdict.what === 'line-changed')
})
