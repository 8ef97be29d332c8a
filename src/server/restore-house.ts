import { fileURLToPath } from 'node:url'
import type { AuditVerdict } from '#contracts/audit.ts'
import { verifyAuditChain } from '#platform/audit/verify-audit-chain.ts'
import { systemClock } from '#platform/clock.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase, type Place } from '#platform/database/open-database.ts'
import { readRestorable, restoreDatabase } from '#platform/database/restore-database.ts'
import { countMailsWaiting } from '#platform/mail/read-last-mails.ts'
import { openWork } from '#platform/work/open-work.ts'
import { theHouse } from './keep-house.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))

export type Restored = {
  /** ISO 8601. */
  readonly takenAt: string
  readonly tables: number
  readonly rows: number
  readonly verdict: AuditVerdict
  /** Their texts were in the queue of jobs, which no backup holds. */
  readonly waitingMails: number
}

/** A backup in an empty place, brought to this version, its audit chain read again. Throws `StartRefused`. */
export async function restoreHouse(place: Place, file: string): Promise<Restored> {
  const backup = await readRestorable(file, migrations)
  const database = await openDatabase(place)
  try {
    await restoreDatabase(database, backup)
    await migrate(database, migrations)
    const found = await openWork(
      { database, clock: systemClock, outbox: closedOutbox },
      theHouse,
      async (work) => ({
        verdict: await verifyAuditChain(work),
        waitingMails: await countMailsWaiting(work),
      }),
    )
    const tables = Object.values(backup.manifest)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return { takenAt: backup.takenAt, tables: tables.length, rows, ...found }
  } finally {
    await database.close()
  }
}

const closedOutbox = {
  send: () => Promise.reject(new Error('no mail leaves while a backup is restored')),
}
