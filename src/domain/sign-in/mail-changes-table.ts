import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    mail_changes: {
      token_hash: Buffer
      account_id: string
      mail: string
      created_at: Date
      expires_at: Date
      used_at: Date | null
    }
  }
}

export async function insertMailChange(
  work: Work,
  row: { tokenHash: Buffer; accountId: string; mail: string; expiresAt: Date },
): Promise<void> {
  await sqlOf(work)
    .insertInto('mail_changes')
    .values({
      token_hash: row.tokenHash,
      account_id: row.accountId,
      mail: row.mail,
      created_at: work.now,
      expires_at: row.expiresAt,
      used_at: null,
    })
    .execute()
}

export async function endMailChangesOf(work: Work, accountId: string): Promise<void> {
  await sqlOf(work)
    .updateTable('mail_changes')
    .set({ used_at: work.now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute()
}

export async function ownerOfMailChange(
  work: Work,
  tokenHash: Buffer,
): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('mail_changes')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row?.account_id
}

/** Uses it up, in one statement: undefined for the second of two who follow it at once. */
export function consumeMailChange(work: Work, tokenHash: Buffer) {
  return sqlOf(work)
    .updateTable('mail_changes')
    .set({ used_at: work.now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .returning('mail')
    .executeTakeFirst()
}

export async function deleteOldMailChanges(work: Work, expiredBefore: Date): Promise<void> {
  await sqlOf(work).deleteFrom('mail_changes').where('expires_at', '<', expiredBefore).execute()
}

export async function saveMail(work: Work, accountId: string, mail: string): Promise<void> {
  await sqlOf(work).updateTable('accounts').set({ mail }).where('id', '=', accountId).execute()
}
