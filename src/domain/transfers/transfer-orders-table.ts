import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    transfer_orders: {
      id: string
      client_id: string
      complete: boolean
      asked_by: string
      asked_at: Date
      taken_at: Date | null
      agent_id: string | null
    }
  }
}

/** The one that no agent has taken. */
export function selectOpenOrder(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('transfer_orders as o')
    .innerJoin('accounts as s', 's.id', 'o.asked_by')
    .select([
      'o.id',
      'o.complete',
      'o.asked_at as askedAt',
      's.name as askedBy',
      'o.taken_at as takenAt',
    ])
    .where('o.client_id', '=', clientId)
    .where('o.taken_at', 'is', null)
    .executeTakeFirst()
}

/** False when one already waits. */
export async function insertOrder(
  work: Work,
  row: { id: string; clientId: string; complete: boolean; by: string },
): Promise<boolean> {
  const inserted = await sqlOf(work)
    .insertInto('transfer_orders')
    .values({
      id: row.id,
      client_id: row.clientId,
      complete: row.complete,
      asked_by: row.by,
      asked_at: work.now,
    })
    .onConflict((waiting) => waiting.column('client_id').where('taken_at', 'is', null).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function saveComplete(work: Work, id: string): Promise<void> {
  await sqlOf(work)
    .updateTable('transfer_orders')
    .set({ complete: true })
    .where('id', '=', id)
    .execute()
}

/** Noted as taken, once and for all: from then on its transfer tells. None for an agent that was detached. */
export function takeOrder(work: Work, clientId: string, agentId: string) {
  return sqlOf(work)
    .updateTable('transfer_orders')
    .set({ taken_at: work.now, agent_id: agentId })
    .where('client_id', '=', clientId)
    .where('taken_at', 'is', null)
    .where((still) =>
      still.exists(
        still
          .selectFrom('agents')
          .select('agents.id')
          .where('agents.id', '=', agentId)
          .where('detached_at', 'is', null),
      ),
    )
    .returning(['id', 'complete'])
    .executeTakeFirst()
}
