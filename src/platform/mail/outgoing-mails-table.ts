import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    outgoing_mails: {
      id: string
      purpose: string
      account_id: string | null
      posted_at: Date
      left_at: Date | null
      refused_at: Date | null
      refusal: string | null
    }
  }
}

export async function insertOutgoingMail(
  work: Work,
  mail: { id: string; purpose: string; accountId: string | null },
): Promise<void> {
  await sqlOf(work)
    .insertInto('outgoing_mails')
    .values({
      id: mail.id,
      purpose: mail.purpose,
      account_id: mail.accountId,
      posted_at: work.now,
      left_at: null,
      refused_at: null,
      refusal: null,
    })
    .execute()
}

export async function noteLeft(work: Work, id: string): Promise<void> {
  await sqlOf(work)
    .updateTable('outgoing_mails')
    .set({ left_at: work.now })
    .where('id', '=', id)
    .execute()
}

export async function noteRefused(work: Work, id: string, refusal: string): Promise<void> {
  await sqlOf(work)
    .updateTable('outgoing_mails')
    .set({ refused_at: work.now, refusal })
    .where('id', '=', id)
    .execute()
}

/** The newest mail of each account for that purpose. */
export async function lastMailsOf(
  work: Work,
  accountIds: readonly string[],
  purpose: string,
): Promise<
  readonly {
    accountId: string | null
    postedAt: Date
    leftAt: Date | null
    refusedAt: Date | null
    refusal: string | null
  }[]
> {
  if (accountIds.length === 0) return []
  return sqlOf(work)
    .selectFrom('outgoing_mails')
    .distinctOn('account_id')
    .select([
      'account_id as accountId',
      'posted_at as postedAt',
      'left_at as leftAt',
      'refused_at as refusedAt',
      'refusal',
    ])
    .where('account_id', 'in', accountIds)
    .where('purpose', '=', purpose)
    .orderBy('account_id')
    .orderBy('posted_at', 'desc')
    .execute()
}

export async function deleteOldMails(work: Work, postedBefore: Date): Promise<void> {
  await sqlOf(work).deleteFrom('outgoing_mails').where('posted_at', '<', postedBefore).execute()
}

export async function countWaitingMails(work: Work): Promise<number> {
  const { count } = await sqlOf(work)
    .selectFrom('outgoing_mails')
    .where('left_at', 'is', null)
    .where('refused_at', 'is', null)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** A mail and its job are committed together, and the job goes after the mail is noted: one statement sees both. */
export async function refuseMailsWithoutJob(work: Work, refusal: string): Promise<number> {
  const refused = await sqlOf(work)
    .updateTable('outgoing_mails as mail')
    .set({ refused_at: work.now, refusal })
    .where('left_at', 'is', null)
    .where('refused_at', 'is', null)
    .where(sql<boolean>`not exists (select from pgboss.job where id = mail.id)`)
    .returning('mail.id')
    .execute()
  return refused.length
}
