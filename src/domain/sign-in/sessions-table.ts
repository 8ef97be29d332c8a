import { sqlOf } from '#platform/database/sql.ts'
import type { StaffRole } from '#contracts/permissions.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    staff_sessions: {
      token_hash: Buffer
      staff_id: string
      created_at: Date
      last_seen_at: Date
      ends_at: Date
      address: string
      browser: string
    }
    known_browsers: { token_hash: Buffer; staff_id: string; created_at: Date; last_used_at: Date }
  }
}

export type SessionRow = {
  readonly staffId: string
  readonly name: string
  readonly role: StaffRole
  readonly distributorId: string | null
  readonly lastSeenAt: Date
}

export async function insertSession(
  work: Work,
  session: { tokenHash: Buffer; staffId: string; endsAt: Date; browser: string },
): Promise<void> {
  await sqlOf(work)
    .insertInto('staff_sessions')
    .values({
      token_hash: session.tokenHash,
      staff_id: session.staffId,
      created_at: work.now,
      last_seen_at: work.now,
      ends_at: session.endsAt,
      address: work.address ?? '',
      browser: session.browser,
    })
    .execute()
}

/** A session that still holds, of a person who still may enter. */
export function livingSession(
  work: Work,
  tokenHash: Buffer,
  seenAfter: Date,
): Promise<SessionRow | undefined> {
  return sqlOf(work)
    .selectFrom('staff_sessions as e')
    .innerJoin('staff as s', 's.id', 'e.staff_id')
    .select([
      's.id as staffId',
      's.name',
      's.role',
      's.distributor_id as distributorId',
      'e.last_seen_at as lastSeenAt',
    ])
    .where('e.token_hash', '=', tokenHash)
    .where('e.ends_at', '>', work.now)
    .where('e.last_seen_at', '>', seenAfter)
    .where('s.disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function touchSession(work: Work, tokenHash: Buffer): Promise<void> {
  await sqlOf(work)
    .updateTable('staff_sessions')
    .set({ last_seen_at: work.now })
    .where('token_hash', '=', tokenHash)
    .execute()
}

export async function deleteSession(work: Work, tokenHash: Buffer): Promise<void> {
  await sqlOf(work).deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).execute()
}

export async function deleteSessionsOf(
  work: Work,
  staffId: string,
  except?: Buffer,
): Promise<void> {
  let query = sqlOf(work).deleteFrom('staff_sessions').where('staff_id', '=', staffId)
  if (except !== undefined) query = query.where('token_hash', '!=', except)
  await query.execute()
}

export async function deleteEndedSessions(work: Work): Promise<void> {
  await sqlOf(work).deleteFrom('staff_sessions').where('ends_at', '<=', work.now).execute()
}

export async function isKnownBrowser(
  work: Work,
  tokenHash: Buffer,
  staffId: string,
): Promise<boolean> {
  const row = await sqlOf(work)
    .selectFrom('known_browsers')
    .select('staff_id')
    .where('token_hash', '=', tokenHash)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row !== undefined
}

export async function rememberBrowser(
  work: Work,
  tokenHash: Buffer,
  staffId: string,
): Promise<void> {
  await sqlOf(work)
    .insertInto('known_browsers')
    .values({
      token_hash: tokenHash,
      staff_id: staffId,
      created_at: work.now,
      last_used_at: work.now,
    })
    .onConflict((known) =>
      known.column('token_hash').doUpdateSet({ staff_id: staffId, last_used_at: work.now }),
    )
    .execute()
}

export async function forgetBrowsersOf(work: Work, staffId: string): Promise<void> {
  await sqlOf(work).deleteFrom('known_browsers').where('staff_id', '=', staffId).execute()
}

export async function deleteOldBrowsers(work: Work, lastUsedBefore: Date): Promise<void> {
  await sqlOf(work)
    .deleteFrom('known_browsers')
    .where('last_used_at', '<', lastUsedBefore)
    .execute()
}
