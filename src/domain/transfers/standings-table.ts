import { sql } from 'kysely'
import type { TransferOutcome } from '#contracts/transfers.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    transfer_standings: {
      client_id: string
      outcome: TransferOutcome
      failure_code: string | null
      last_end_at: Date | null
      is_held: boolean
    }
  }
}

/** From the last transfer and what is held now; nothing is written, and false given, while nothing has changed. */
export async function saveStanding(work: Work, clientId: string): Promise<boolean> {
  const saved = await sql`
    insert into transfer_standings as s (client_id, outcome, failure_code, last_end_at, is_held)
    select t.client_id, t.outcome, t.failure ->> 'code', case when t.outcome in ('done', 'held') then t.ended_at end,
      exists (select 1 from replica_heads h where h.client_id = t.client_id and h.held is not null)
    from transfers t where t.client_id = ${clientId} order by t.fence desc limit 1
    on conflict (client_id) do update set outcome = excluded.outcome, failure_code = excluded.failure_code,
      last_end_at = coalesce(excluded.last_end_at, s.last_end_at), is_held = excluded.is_held
    where s.outcome <> excluded.outcome or s.failure_code is distinct from excluded.failure_code or s.is_held <> excluded.is_held
      or s.last_end_at is distinct from coalesce(excluded.last_end_at, s.last_end_at)`.execute(
    sqlOf(work),
  )
  return saved.numAffectedRows === 1n
}

/** As it is on disk: whoever changes it meanwhile waits until the end of the work. */
export function lockStanding(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('transfer_standings')
    .select(['outcome', 'last_end_at as lastEnd', 'is_held as isHeld'])
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst()
}
