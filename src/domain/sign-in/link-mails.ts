import type { SchoolMember } from '#contracts/school-accounts.ts'
import { readLastMails } from '#platform/mail/read-last-mails.ts'
import type { Work } from '#platform/work/work.ts'

/** What became of the last mail with a link of first connection, by account. */
export async function linkMailsOf(
  work: Work,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<SchoolMember['linkMail']>>> {
  const mails = await readLastMails(work, accountIds, 'first-connection')
  return new Map(mails.map(({ accountId, ...mail }) => [accountId, mail]))
}
