import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { Work } from '#platform/work/work.ts'

export type PastTransfers = {
  readonly transfers: readonly Tables['transfers'][]
  readonly modules: readonly Tables['transfer_modules'][]
  readonly standing: Tables['transfer_standings']
  /** Of the newest: the school's next transfer has the number after it. */
  readonly fence: number
}

/** All that one school transferred before, in five statements. It has its key already. */
export async function insertPastTransfers(
  work: Work,
  { transfers, modules, standing, fence }: PastTransfers,
): Promise<void> {
  const opened = sqlOf(work)
  await sql`
    insert into transfers
    select * from jsonb_populate_recordset(null::transfers, ${JSON.stringify(transfers)}::jsonb)`.execute(
    opened,
  )
  await sql`
    insert into transfer_modules
    select * from jsonb_populate_recordset(null::transfer_modules, ${JSON.stringify(modules)}::jsonb)`.execute(
    opened,
  )
  await sql`
    insert into module_ends (client_id, module, ended_at)
    select client_id, module, max(ended_at) filter (where state = 'done') from transfer_modules
    where client_id = ${standing.client_id} and direction = 'up' group by client_id, module`.execute(
    opened,
  )
  await opened.insertInto('transfer_standings').values(standing).execute()
  await opened
    .updateTable('transfer_sessions')
    .set({ fence })
    .where('client_id', '=', standing.client_id)
    .execute()
}
