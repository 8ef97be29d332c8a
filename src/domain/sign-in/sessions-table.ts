import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'
import type { AccountKind } from './account-row.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    sessions: {
      id: string
      token_hash: Buffer
      account_id: string
      created_at: Date
      last_seen_at: Date
      ends_at: Date
      address: string
      browser: string
    }
    known_browsers: { token_hash: Buffer; account_id: string; created_at: Date; last_used_at: Date }
  }
}

export async function insertSession(
  work: Work,
  session: { tokenHash: Buffer; accountId: string; endsAt: Date; browser: string },
): Promise<void> {
  await sqlOf(work)
    .insertInto('sessions')
    .values({
      id: work.newId(),
      token_hash: session.tokenHash,
      account_id: session.accountId,
      created_at: work.now,
      last_seen_at: work.now,
      ends_at: session.endsAt,
      address: work.address ?? '',
      browser: session.browser,
    })
    .execute()
}

/** A session that still holds, of a person who still may enter by this door. */
export function livingSession(work: Work, kind: AccountKind, tokenHash: Buffer, seenAfter: Date) {
  return sqlOf(work)
    .selectFrom('sessions as e')
    .innerJoin('accounts as s', 's.id', 'e.account_id')
    .select([
      's.id',
      's.kind',
      's.name',
      's.role',
      's.distributor_id as distributorId',
      's.client_id as clientId',
      's.rights',
      'e.last_seen_at as lastSeenAt',
    ])
    .where('e.token_hash', '=', tokenHash)
    .where('s.kind', '=', kind)
    .where('e.ends_at', '>', work.now)
    .where('e.last_seen_at', '>', seenAfter)
    .where('s.disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function touchSession(work: Work, tokenHash: Buffer): Promise<void> {
  await sqlOf(work)
    .updateTable('sessions')
    .set({ last_seen_at: work.now })
    .where('token_hash', '=', tokenHash)
    .execute()
}

export async function deleteSession(work: Work, tokenHash: Buffer): Promise<void> {
  await sqlOf(work).deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

export async function deleteSessionsOf(work: Work, accountId: string): Promise<void> {
  await sqlOf(work).deleteFrom('sessions').where('account_id', '=', accountId).execute()
}

/** Of one person, the last used first. */
export function livingSessionsOf(work: Work, accountId: string, seenAfter: Date) {
  return sqlOf(work)
    .selectFrom('sessions')
    .select([
      'id',
      'token_hash as tokenHash',
      'browser',
      'address',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
    ])
    .where('account_id', '=', accountId)
    .where('ends_at', '>', work.now)
    .where('last_seen_at', '>', seenAfter)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
}

/** How many were deleted: one, or none where it is not that person's. */
export async function deleteOwnSession(work: Work, accountId: string, id: string): Promise<number> {
  const { numDeletedRows } = await sqlOf(work)
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** All but one; how many they were. */
export async function deleteOtherSessions(
  work: Work,
  accountId: string,
  except: Buffer,
): Promise<number> {
  const { numDeletedRows } = await sqlOf(work)
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .where('token_hash', '!=', except)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function deleteEndedSessions(work: Work): Promise<void> {
  await sqlOf(work).deleteFrom('sessions').where('ends_at', '<=', work.now).execute()
}

export async function isKnownBrowser(
  work: Work,
  tokenHash: Buffer,
  accountId: string,
): Promise<boolean> {
  const row = await sqlOf(work)
    .selectFrom('known_browsers')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

export async function rememberBrowser(
  work: Work,
  tokenHash: Buffer,
  accountId: string,
): Promise<void> {
  await sqlOf(work)
    .insertInto('known_browsers')
    .values({
      token_hash: tokenHash,
      account_id: accountId,
      created_at: work.now,
      last_used_at: work.now,
    })
    .onConflict((known) =>
      known.column('token_hash').doUpdateSet({ account_id: accountId, last_used_at: work.now }),
    )
    .execute()
}

export async function forgetBrowsersOf(work: Work, accountId: string): Promise<void> {
  await sqlOf(work).deleteFrom('known_browsers').where('account_id', '=', accountId).execute()
}

export async function deleteOldBrowsers(work: Work, lastUsedBefore: Date): Promise<void> {
  await sqlOf(work)
    .deleteFrom('known_browsers')
    .where('last_used_at', '<', lastUsedBefore)
    .execute()
}
