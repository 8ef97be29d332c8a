import type { Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { Work } from '#platform/work/work.ts'
import type { Outbox } from './outbox.ts'
import { insertOutgoingMail } from './outgoing-mails-table.ts'

export type Message = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** What it is about, in a word; kept when the text is gone. */
  readonly purpose: string
  /** Whose account it concerns. */
  readonly accountId?: string
}

/** Leaves if and only if the work commits. */
export async function postMail(
  work: Work,
  opened: Transaction<Tables>,
  outbox: Outbox,
  { to, subject, text, purpose, accountId }: Message,
): Promise<void> {
  const id = work.newId()
  await insertOutgoingMail(work, { id, purpose, accountId: accountId ?? null })
  await outbox.send(opened, { id, to, subject, text, postedAt: work.now.toISOString() })
}
