import { sql } from 'kysely'
import type { TransferAlert } from '#contracts/school.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

export type AlertState = TransferAlert | 'up-to-date'

declare module '#platform/database/tables.ts' {
  interface Tables {
    transfer_alert_states: { client_id: string; state: AlertState; since: Date }
  }
}

/** False when this was the state already: of two who come at once, one alone changes it. */
export async function saveAlertState(
  work: Work,
  clientId: string,
  state: AlertState,
): Promise<boolean> {
  const saved = await sql`
    insert into transfer_alert_states as s (client_id, state, since)
    values (${clientId}, ${state}, ${work.now})
    on conflict (client_id) do update set state = excluded.state, since = excluded.since
    where s.state <> excluded.state`.execute(sqlOf(work))
  return saved.numAffectedRows === 1n
}

/**
 * Schools that look late and were not told, in the order of their ids. The last day of a summer mode may be over or
 * not in the school's zone: whoever asks decides that, school by school.
 */
export async function selectUntoldLate(
  work: Work,
  { after, max, lateAfterMs }: { after: string | null; max: number; lateAfterMs: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.client_id as id from transfer_standings s
    join online_services o on o.client_id = s.client_id
    left join transfer_alert_states a on a.client_id = s.client_id
    where s.outcome not in ('running', 'failed', 'interrupted') and not s.is_held
      and s.last_end_at < ${new Date(work.now.getTime() - lateAfterMs)}
      and a.state is distinct from 'late' and o.access_open
      and (o.suspended_until is null or o.suspended_until <= ${work.now.toISOString().slice(0, 10)}::date)
      and (${after}::uuid is null or s.client_id > ${after}::uuid)
    order by s.client_id limit ${max}`.execute(sqlOf(work))
  return rows.map(({ id }) => id)
}
