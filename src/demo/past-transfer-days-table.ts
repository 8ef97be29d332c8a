import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'
import type { PlannedTransferDay } from './transfer-year.ts'

/** The tally as it was counted day after day: of most of it no transfer is kept. Distributors are by name. */
export async function insertPastTransferDays(
  work: Work,
  days: readonly PlannedTransferDay[],
  distributors: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = days.map(({ distributor, ...day }) => ({
    ...day,
    distributor_id: distributor === null ? null : distributors.get(distributor),
    held: 0,
  }))
  await sql`
    insert into transfer_days
    select * from jsonb_populate_recordset(null::transfer_days, ${JSON.stringify(rows)}::jsonb)`.execute(
    sqlOf(work),
  )
  const last = rows.at(-1)?.day
  if (last !== undefined)
    await sqlOf(work)
      .insertInto('transfer_days_counted')
      .values({ day: last, at: work.now })
      .execute()
}
