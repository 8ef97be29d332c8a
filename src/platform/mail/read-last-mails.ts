import type { Work } from '#platform/work/work.ts'
import { countWaitingMails, deleteOldMails, lastMailsOf } from './outgoing-mails-table.ts'

export type MailFate = {
  readonly accountId: string
  readonly state: 'waiting' | 'sent' | 'refused'
  readonly at: string
  /** What the receiving server said. */
  readonly refusal: string | null
}

/** What became of the newest mail of each account for that purpose. */
export async function readLastMails(
  work: Work,
  accountIds: readonly string[],
  purpose: string,
): Promise<readonly MailFate[]> {
  const rows = await lastMailsOf(work, accountIds, purpose)
  return rows.map(({ accountId, postedAt, leftAt, refusedAt, refusal }) => ({
    accountId: accountId ?? '',
    state: refusedAt !== null ? 'refused' : leftAt !== null ? 'sent' : 'waiting',
    at: (refusedAt ?? leftAt ?? postedAt).toISOString(),
    refusal,
  }))
}

/** How many have neither left nor been refused. */
export function countMailsWaiting(work: Work): Promise<number> {
  return countWaitingMails(work)
}

const keptMs = 365 * 24 * 3_600_000

/** Nothing to keep: what became of mails a year ago. */
export async function clearOldMails(work: Work): Promise<void> {
  await deleteOldMails(work, new Date(work.now.getTime() - keptMs))
}
