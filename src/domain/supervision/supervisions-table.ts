import type { SupervisionEnd, SupervisionReason } from '#contracts/supervision.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    supervisions: {
      id: string
      client_id: string
      staff_id: string
      portal_session: Buffer
      reason: SupervisionReason
      sentence: string | null
      ticket: string | null
      asked_at: Date
      approved_at: Date | null
      code_hash: Buffer | null
      challenge: string | null
      redeemed_at: Date | null
      token_hash: Buffer | null
      started_at: Date | null
      last_seen_at: Date | null
      ends_at: Date | null
      modifies_since: Date | null
      emergency: boolean
      ended_at: Date | null
      ended_why: SupervisionEnd | null
      ended_by: string | null
    }
  }
}

export type Reason = {
  readonly reason: SupervisionReason
  readonly sentence: string | null
  readonly ticket: string | null
}

export async function insertSupervision(
  work: Work,
  row: Reason & { id: string; clientId: string; staffId: string; portalSession: Buffer },
): Promise<void> {
  await sqlOf(work)
    .insertInto('supervisions')
    .values({
      id: row.id,
      client_id: row.clientId,
      staff_id: row.staffId,
      portal_session: row.portalSession,
      reason: row.reason,
      sentence: row.sentence,
      ticket: row.ticket,
      asked_at: work.now,
      emergency: false,
    })
    .execute()
}

export function selectLastReason(
  work: Work,
  staffId: string,
): Promise<(Reason & { clientId: string }) | undefined> {
  return sqlOf(work)
    .selectFrom('supervisions')
    .select(['client_id as clientId', 'reason', 'sentence', 'ticket'])
    .where('staff_id', '=', staffId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Gives the code to the browser that asked, once: false when it is not that person's, in that session, just now. */
export async function saveCode(
  work: Work,
  at: { id: string; clientId: string; staffId: string; portalSession: Buffer; askedAfter: Date },
  code: { hash: Buffer; challenge: string },
): Promise<boolean> {
  const saved = await sqlOf(work)
    .updateTable('supervisions')
    .set({ approved_at: work.now, code_hash: code.hash, challenge: code.challenge })
    .where('id', '=', at.id)
    .where('client_id', '=', at.clientId)
    .where('staff_id', '=', at.staffId)
    .where('portal_session', '=', at.portalSession)
    .where('asked_at', '>', at.askedAfter)
    .where('approved_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}

/** Uses the code up and starts, in one statement: of many at once, one gets the id. */
export function redeemCode(
  work: Work,
  code: { hash: Buffer; challenge: string; approvedAfter: Date },
  endsAt: Date,
): Promise<{ id: string } | undefined> {
  return sqlOf(work)
    .updateTable('supervisions')
    .set({
      redeemed_at: work.now,
      started_at: work.now,
      last_seen_at: work.now,
      ends_at: endsAt,
    })
    .where('code_hash', '=', code.hash)
    .where('challenge', '=', code.challenge)
    .where('approved_at', '>', code.approvedAfter)
    .where('approved_at', '<=', work.now)
    .where('redeemed_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
}

export async function noteEmergency(work: Work, id: string): Promise<void> {
  await sqlOf(work)
    .updateTable('supervisions')
    .set({ emergency: true })
    .where('id', '=', id)
    .execute()
}

/** False when it has a session already, or is over. */
export async function saveToken(work: Work, id: string, tokenHash: Buffer): Promise<boolean> {
  const saved = await sqlOf(work)
    .updateTable('supervisions')
    .set({ token_hash: tokenHash })
    .where('id', '=', id)
    .where('token_hash', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}

export async function noteSeen(work: Work, id: string): Promise<void> {
  await sqlOf(work)
    .updateTable('supervisions')
    .set({ last_seen_at: work.now })
    .where('id', '=', id)
    .execute()
}

export async function saveModifiesSince(
  work: Work,
  id: string,
  modifiesSince: Date | null,
): Promise<void> {
  await sqlOf(work)
    .updateTable('supervisions')
    .set({ modifies_since: modifiesSince })
    .where('id', '=', id)
    .execute()
}

/** False when it had ended before: of two who end it at once, one does. */
export async function saveEnd(
  work: Work,
  id: string,
  why: SupervisionEnd,
  by: string | null,
): Promise<boolean> {
  const saved = await sqlOf(work)
    .updateTable('supervisions')
    .set({ ended_at: work.now, ended_why: why, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}

export async function countLines(work: Work, id: string): Promise<number> {
  const { count } = await sqlOf(work)
    .selectFrom('supervision_lines')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('supervision_id', '=', id)
    .executeTakeFirstOrThrow()
  return count
}
