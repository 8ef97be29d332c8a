import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    agent_journals: {
      client_id: string
      text: string | null
      received_at: Date | null
      agent_id: string | null
      request_id: string | null
      asked_at: Date | null
      asked_by: string | null
    }
  }
}

export function selectJournal(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('agent_journals as j')
    .leftJoin('agents as a', 'a.id', 'j.agent_id')
    .leftJoin('accounts as s', 's.id', 'j.asked_by')
    .select([
      'j.text',
      'j.received_at as receivedAt',
      'a.machine',
      'j.asked_at as askedAt',
      's.name as askedBy',
    ])
    .where('j.client_id', '=', clientId)
    .executeTakeFirst()
}

/** False when a request already waits. */
export async function insertJournalRequest(
  work: Work,
  row: { id: string; clientId: string; by: string },
): Promise<boolean> {
  const request = { request_id: row.id, asked_at: work.now, asked_by: row.by }
  const asked = await sqlOf(work)
    .insertInto('agent_journals')
    .values({ client_id: row.clientId, ...request })
    .onConflict((known) =>
      known.column('client_id').doUpdateSet(request).where('agent_journals.request_id', 'is', null),
    )
    .executeTakeFirst()
  return asked.numInsertedOrUpdatedRows === 1n
}

/** The request that waits for this school's agent; none for an agent detached while it waited. */
export async function selectJournalRequest(
  work: Work,
  clientId: string,
  agentId: string,
): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('agent_journals as j')
    .innerJoin('agents as a', 'a.client_id', 'j.client_id')
    .select('j.request_id as id')
    .where('j.client_id', '=', clientId)
    .where('a.id', '=', agentId)
    .where('a.detached_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? undefined
}

/** In place of the one before; whatever was asked is answered. */
export async function saveJournal(
  work: Work,
  row: { clientId: string; agentId: string; text: string },
): Promise<void> {
  const journal = {
    text: row.text,
    received_at: work.now,
    agent_id: row.agentId,
    request_id: null,
    asked_at: null,
    asked_by: null,
  }
  await sqlOf(work)
    .insertInto('agent_journals')
    .values({ client_id: row.clientId, ...journal })
    .onConflict((known) => known.column('client_id').doUpdateSet(journal))
    .execute()
}
