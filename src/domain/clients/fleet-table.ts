import { sql } from 'kysely'
import type { TransferCause } from '#contracts/transfers.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'
import type { FilterQuestion } from './client-list-table.ts'
import {
  agentVersion,
  clientsThisWeek,
  inScope,
  joinAgent,
  joinTransfers,
  transferCause,
  transferUrgency,
  urgency,
} from './client-sql-table.ts'

/** How many clients, of what `by` says: one state, one cause, or one version or distributor and one state of transfers. */
export type FleetCount = {
  readonly by: 'state' | 'cause' | 'version' | 'distributor'
  readonly state: number | null
  readonly cause: TransferCause | null
  readonly version: string | null
  readonly distributorId: string | null
  readonly distributor: string | null
  readonly transfers: number | null
  readonly clients: number
}

/** Every count of the page in one narrow pass over the clients in scope. */
export async function countFleet(
  work: Work,
  { zones, scope, thresholds }: Pick<FilterQuestion, 'zones' | 'scope' | 'thresholds'>,
): Promise<readonly FleetCount[]> {
  const { lateAfterMs } = thresholds
  const { rows } = await sql<FleetCount>`
    with listed as materialized (
      select c.distributor_id, ${urgency} as state, ${transferUrgency(work.now, lateAfterMs)} as transfers,
        ${transferCause(work.now, lateAfterMs)} as cause, ${agentVersion} as version
      ${clientsThisWeek(zones, work.now)}
      ${joinTransfers(zones)}
      ${joinAgent}
      where ${inScope(scope)}
    ),
    counted as (
      select case when grouping(state) = 0 then 'state' when grouping(cause) = 0 then 'cause'
          when grouping(version) = 0 then 'version' else 'distributor' end as "by",
        state, cause, version, distributor_id, transfers, count(*)::integer as clients
      from listed
      group by grouping sets ((state), (cause), (version, transfers), (distributor_id, transfers))
    )
    select "by", state, cause, version, distributor_id as "distributorId", d.name as distributor, transfers, clients
    from counted left join distributors d on d.id = counted.distributor_id`.execute(sqlOf(work))
  return rows
}
