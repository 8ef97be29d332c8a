import type { PasswordLink } from '#contracts/sign-in.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    password_links: {
      token_hash: Buffer
      account_id: string
      purpose: LinkPurpose
      created_at: Date
      expires_at: Date
      used_at: Date | null
    }
  }
}

export type LinkPurpose = PasswordLink['purpose']

export async function insertLink(
  work: Work,
  link: { tokenHash: Buffer; accountId: string; purpose: LinkPurpose; expiresAt: Date },
): Promise<void> {
  await sqlOf(work)
    .insertInto('password_links')
    .values({
      token_hash: link.tokenHash,
      account_id: link.accountId,
      purpose: link.purpose,
      created_at: work.now,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute()
}

export async function ownerOfLink(work: Work, tokenHash: Buffer): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('password_links')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row?.account_id
}

/** Locks a link that still holds: of two who follow it at once, the second waits and finds it used. */
export function lockLivingLink(work: Work, tokenHash: Buffer) {
  return sqlOf(work)
    .selectFrom('password_links')
    .select(['purpose', 'expires_at as expiresAt'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .forUpdate()
    .executeTakeFirst()
}

/** Ends the links of a person, or only those of one purpose. */
export async function endLinksOf(work: Work, accountId: string, only?: LinkPurpose): Promise<void> {
  let query = sqlOf(work)
    .updateTable('password_links')
    .set({ used_at: work.now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
  if (only !== undefined) query = query.where('purpose', '=', only)
  await query.execute()
}

export async function deleteOldLinks(work: Work, expiredBefore: Date): Promise<void> {
  await sqlOf(work).deleteFrom('password_links').where('expires_at', '<', expiredBefore).execute()
}
