import { fileURLToPath } from 'node:url'
import type { AuditVerdict } from '#contracts/audit.ts'
import { verifyAudit } from '#domain/audit/verify-audit.ts'
import { readCheckpointTrust } from '#domain/keys/open-checkpoint-keys.ts'
import { systemClock } from '#platform/clock.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase, type Place } from '#platform/database/open-database.ts'
import { readRestorable, restoreDatabase } from '#platform/database/restore-database.ts'
import { countMailsWaiting } from '#platform/mail/read-last-mails.ts'
import { openWork } from '#platform/work/open-work.ts'
import { closedOutbox } from './closed-outbox.ts'
import { theHouse } from './keep-house.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))

export type Restored = {
  /** ISO 8601. */
  readonly takenAt: string
  readonly tables: number
  readonly rows: number
  readonly verdict: AuditVerdict
  /** Whether the keys were at hand, so that the signatures of the checkpoints were verified too. */
  readonly signatures: boolean
  /** Their texts were in the queue of jobs, which no backup holds. */
  readonly waitingMails: number
}

/**
 * A backup in an empty place, brought to this version, its audit chain and checkpoints read again; their signatures as
 * well when the keys are already in their folder. Throws `StartRefused`.
 */
export async function restoreHouse(place: Place, file: string, keysDir: string): Promise<Restored> {
  const trust = await readCheckpointTrust(keysDir)
  const backup = await readRestorable(file, migrations)
  const database = await openDatabase(place)
  try {
    await restoreDatabase(database, backup)
    await migrate(database, migrations)
    const found = await openWork(
      { database, clock: systemClock, outbox: closedOutbox },
      theHouse,
      async (work) => ({
        verdict: await verifyAudit(work, trust ?? 'anybody'),
        waitingMails: await countMailsWaiting(work),
      }),
    )
    const tables = Object.values(backup.manifest)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return {
      takenAt: backup.takenAt,
      tables: tables.length,
      rows,
      signatures: trust !== undefined,
      ...found,
    }
  } finally {
    await database.close()
  }
}
