import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    audit_checkpoints: CheckpointRow
  }
}

export type CheckpointRow = {
  readonly position: number
  readonly at: Date
  readonly kept_after: number
  readonly jws: string
}

const checkpointsLock = 0x5ea2

/** One at a time writes a checkpoint or drops lines, and nobody verifies meanwhile. */
export async function lockCheckpoints(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(${checkpointsLock})`.execute(sqlOf(work))
}

/** Whoever verifies may do so beside others, and sees nothing dropped under their eyes. */
export async function holdCheckpoints(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${checkpointsLock})`.execute(sqlOf(work))
}

export async function lastCheckpoint(work: Work): Promise<CheckpointRow | undefined> {
  return sqlOf(work)
    .selectFrom('audit_checkpoints')
    .selectAll()
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function checkpointsAfter(
  work: Work,
  position: number,
  count: number,
): Promise<readonly CheckpointRow[]> {
  return sqlOf(work)
    .selectFrom('audit_checkpoints')
    .selectAll()
    .where('position', '>', position)
    .orderBy('position')
    .limit(count)
    .execute()
}

export async function checkpointAt(work: Work, position: number): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('audit_checkpoints')
    .select('jws')
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.jws
}

export async function insertCheckpoint(work: Work, row: CheckpointRow): Promise<void> {
  await sqlOf(work).insertInto('audit_checkpoints').values(row).execute()
}
