import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openBackOffice, system } from '#testing/back-office.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { sealAuditLines } from '#platform/audit/seal-audit-lines.ts'
import { backUpDatabase } from '#platform/database/back-up-database.ts'
import { restoreHouse } from './restore-house.ts'

const folder = await testFolder()
const office = await openBackOffice()
after(office.close)

test('a restore tells where the audit chain breaks, when somebody had changed a line before the backup', async () => {
  for (const name of ['un', 'deux', 'trois'])
    await office.work(system, (work) => work.audit('client-created', { details: { name } }))
  await office.work(system, sealAuditLines)
  const { database } = office.house
  const file = join(folder, 'intact')
  await backUpDatabase(database, file, new Date())
  assert(
    (await restoreHouse({ dataDir: join(folder, 'one') }, file, office.house.config.keysDir))
      .verdict.intact,
  )

  await database.kysely.transaction().execute(async (opened) => {
    await sql`alter table audit_lines disable trigger user`.execute(opened)
    await sql`update audit_lines set event = 'client-changed' where id = 2`.execute(opened)
    await sql`alter table audit_lines enable trigger user`.execute(opened)
  })
  const changed = join(folder, 'changed')
  await backUpDatabase(database, changed, new Date())
  const { verdict } = await restoreHouse(
    { dataDir: join(folder, 'two') },
    changed,
    office.house.config.keysDir,
  )
  assert(!verdict.intact && verdict.what === 'line-changed')
})
