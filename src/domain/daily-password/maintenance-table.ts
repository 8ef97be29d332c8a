import { sql } from 'kysely'
import type { MaintenanceEvent, MaintenanceKind } from '#contracts/daily-password.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    maintenance_events: {
      id: string
      client_id: string
      agent_id: string
      kind: MaintenanceKind
      at: Date
      received_at: Date
    }
  }
}

/** Those that were not known: a machine that got no answer says them again. */
export async function keepMaintenanceEvents(
  work: Work,
  { agentId, clientId }: { agentId: string; clientId: string },
  events: readonly MaintenanceEvent[],
): Promise<ReadonlySet<string>> {
  const rows = await sqlOf(work)
    .insertInto('maintenance_events')
    .values(
      events.map(({ id, at, kind }) => ({
        id,
        client_id: clientId,
        agent_id: agentId,
        kind,
        at: new Date(at),
        received_at: work.now,
      })),
    )
    .onConflict((known) => known.column('id').doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function countReceivedSince(
  work: Work,
  clientId: string,
  since: Date,
): Promise<number> {
  const row = await sqlOf(work)
    .selectFrom('maintenance_events')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('client_id', '=', clientId)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** The newest first; a machine whose clock runs ahead said it when it was received, no later. */
export function selectMaintenanceEvents(work: Work, clientId: string, limit: number) {
  return sqlOf(work)
    .selectFrom('maintenance_events as e')
    .innerJoin('agents as a', 'a.id', 'e.agent_id')
    .select(['e.id', 'e.at', 'e.kind', 'a.machine'])
    .where('e.client_id', '=', clientId)
    .orderBy(sql`least(e.at, e.received_at)`, 'desc')
    .limit(limit)
    .execute()
}
