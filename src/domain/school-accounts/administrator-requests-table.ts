import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    administrator_requests: {
      id: string
      client_id: string
      mail: string
      name: string
      asked_by: string
      asked_at: Date
      expires_at: Date
      decided_at: Date | null
      outcome: 'accepted' | 'refused' | null
    }
    administrator_approvals: { request_id: string; account_id: string; at: Date }
  }
}

export type RequestRow = Awaited<ReturnType<typeof selectOpenRequests>>[number]

/** Those that wait for an answer, oldest first. */
export function selectOpenRequests(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('administrator_requests as r')
    .innerJoin('accounts as s', 's.id', 'r.asked_by')
    .select([
      'r.id',
      'r.name',
      'r.mail',
      's.name as askedBy',
      'r.asked_at as askedAt',
      'r.expires_at as expiresAt',
    ])
    .where('r.client_id', '=', clientId)
    .where('r.decided_at', 'is', null)
    .where('r.expires_at', '>', work.now)
    .orderBy('r.asked_at')
    .execute()
}

export async function insertRequest(
  work: Work,
  row: { id: string; clientId: string; mail: string; name: string; by: string; expiresAt: Date },
): Promise<void> {
  await sqlOf(work)
    .insertInto('administrator_requests')
    .values({
      id: row.id,
      client_id: row.clientId,
      mail: row.mail,
      name: row.name,
      asked_by: row.by,
      asked_at: work.now,
      expires_at: row.expiresAt,
      decided_at: null,
      outcome: null,
    })
    .execute()
}

/** Answers it; an expired one of the same address makes room for another. */
export async function decideRequest(
  work: Work,
  id: string,
  outcome: 'accepted' | 'refused',
): Promise<void> {
  await sqlOf(work)
    .updateTable('administrator_requests')
    .set({ decided_at: work.now, outcome })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .execute()
}

export async function closeExpired(work: Work, clientId: string): Promise<void> {
  await sqlOf(work)
    .updateTable('administrator_requests')
    .set({ decided_at: work.now, outcome: 'refused' })
    .where('client_id', '=', clientId)
    .where('decided_at', 'is', null)
    .where('expires_at', '<=', work.now)
    .execute()
}

export async function insertApproval(
  work: Work,
  requestId: string,
  accountId: string,
): Promise<void> {
  await sqlOf(work)
    .insertInto('administrator_approvals')
    .values({ request_id: requestId, account_id: accountId, at: work.now })
    .onConflict((given) => given.columns(['request_id', 'account_id']).doNothing())
    .execute()
}

/** Approvals count while whoever gave them is still an administrator of the publisher. */
export function selectApprovals(work: Work, requestIds: readonly string[]) {
  return sqlOf(work)
    .selectFrom('administrator_approvals as a')
    .innerJoin('accounts as s', 's.id', 'a.account_id')
    .select(['a.request_id as requestId', 'a.account_id as accountId', 's.name'])
    .where('a.request_id', 'in', requestIds)
    .where('s.kind', '=', 'staff')
    .where('s.role', '=', 'administrateur')
    .where('s.disabled_at', 'is', null)
    .orderBy('a.at')
    .execute()
}

export async function isRequestOf(
  work: Work,
  at: { clientId: string; requestId: string },
): Promise<boolean> {
  const row = await sqlOf(work)
    .selectFrom('administrator_requests')
    .select('id')
    .where('id', '=', at.requestId)
    .where('client_id', '=', at.clientId)
    .executeTakeFirst()
  return row !== undefined
}
