import { sql } from 'kysely'
import type { StaffRole } from '#contracts/permissions.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

export type StaffRow = Awaited<ReturnType<typeof selectStaff>>[number]

export function selectStaff(work: Work, only?: string) {
  let query = sqlOf(work)
    .selectFrom('accounts as s')
    .leftJoin('distributors as d', 'd.id', 's.distributor_id')
    .leftJoin('passwords as p', 'p.account_id', 's.id')
    .select([
      's.id',
      's.name',
      's.mail',
      's.role',
      's.distributor_id as distributorId',
      'd.name as distributorName',
      's.disabled_at as disabledAt',
      's.last_seen_at as lastSeenAt',
      'p.changed_at as passwordChosenAt',
    ])
    .where('s.kind', '=', 'staff')
    .$narrowType<{ role: StaffRole }>()
    .orderBy('s.name')
  if (only !== undefined) query = query.where('s.id', '=', only)
  return query.execute()
}

/** False when the mail is taken. */
export async function insertStaff(
  work: Work,
  row: { id: string; name: string; mail: string; role: StaffRole; distributorId: string | null },
): Promise<boolean> {
  const inserted = await sqlOf(work)
    .insertInto('accounts')
    .values({
      id: row.id,
      kind: 'staff',
      name: row.name,
      mail: row.mail,
      role: row.role,
      distributor_id: row.distributorId,
      client_id: null,
      rights: [],
      created_at: work.now,
      disabled_at: null,
      last_seen_at: null,
    })
    .onConflict((taken) => taken.columns(['kind', 'mail']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Of two processes that start a new house, the second waits here and finds its first administrator. */
export async function holdFirstStart(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('first start', 0))`.execute(sqlOf(work))
}

/** Locks all active administrators, so that two who demote each other cannot leave none. */
export async function lockActiveAdministrators(work: Work): Promise<readonly string[]> {
  const rows = await sqlOf(work)
    .selectFrom('accounts')
    .select('id')
    .where('kind', '=', 'staff')
    .where('role', '=', 'administrateur')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map((row) => row.id)
}

export async function updateStaff(
  work: Work,
  id: string,
  set: {
    name?: string
    role?: StaffRole
    distributor_id?: string | null
    disabled_at?: Date | null
  },
): Promise<void> {
  await sqlOf(work)
    .updateTable('accounts')
    .set(set)
    .where('kind', '=', 'staff')
    .where('id', '=', id)
    .execute()
}
