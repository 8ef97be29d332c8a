import type { CheckFinding } from '#contracts/online-service.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    online_checks: {
      id: string
      client_id: string
      asked_by: string
      asked_at: Date
      taken_at: Date | null
      agent_id: string | null
      answered_at: Date | null
      answer: CheckFinding[] | null
    }
  }
}

/** The last one asked for, answered or not. */
export function selectLastCheck(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('online_checks as k')
    .innerJoin('accounts as s', 's.id', 'k.asked_by')
    .leftJoin('agents as a', 'a.id', 'k.agent_id')
    .select([
      'k.id',
      'k.asked_at as askedAt',
      's.name as askedBy',
      'k.taken_at as takenAt',
      'a.machine',
      'k.answered_at as answeredAt',
      'k.answer',
    ])
    .where('k.client_id', '=', clientId)
    .orderBy('k.asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** False when one is already waiting. */
export async function insertCheck(
  work: Work,
  row: { id: string; clientId: string; by: string },
): Promise<boolean> {
  const inserted = await sqlOf(work)
    .insertInto('online_checks')
    .values({ id: row.id, client_id: row.clientId, asked_by: row.by, asked_at: work.now })
    .onConflict((waiting) =>
      waiting.column('client_id').where('answered_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** The check that waits for this school's agent, noted as taken by it; none for an agent detached while it waited. */
export function takeCheck(work: Work, clientId: string, agentId: string) {
  return sqlOf(work)
    .updateTable('online_checks')
    .set({ taken_at: work.now, agent_id: agentId })
    .where('client_id', '=', clientId)
    .where('answered_at', 'is', null)
    .where((still) =>
      still.exists(
        still
          .selectFrom('agents')
          .select('agents.id')
          .where('agents.id', '=', agentId)
          .where('detached_at', 'is', null),
      ),
    )
    .returning('id')
    .executeTakeFirst()
}

/** False when it was answered before, or is no check of this school. */
export async function answerCheck(
  work: Work,
  at: { clientId: string; checkId: string },
  findings: readonly CheckFinding[],
): Promise<boolean> {
  const answered = await sqlOf(work)
    .updateTable('online_checks')
    .set({
      answered_at: work.now,
      answer: JSON.stringify(findings) as unknown as CheckFinding[],
    })
    .where('id', '=', at.checkId)
    .where('client_id', '=', at.clientId)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return answered.numUpdatedRows === 1n
}

export async function isCheckOf(
  work: Work,
  at: { clientId: string; checkId: string },
): Promise<boolean> {
  const row = await sqlOf(work)
    .selectFrom('online_checks')
    .select('id')
    .where('id', '=', at.checkId)
    .where('client_id', '=', at.clientId)
    .executeTakeFirst()
  return row !== undefined
}
