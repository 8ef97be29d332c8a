import type { Work } from '#platform/work/work.ts'
import { endMailChangesOf } from './mail-changes-table.ts'
import { endLinksOf } from './password-links-table.ts'

/**
 * All that waits in mailboxes for that person, links of passwords and changes of address alike: whoever
 * asked for one with a password that is no longer the one must not come back by it.
 */
export async function endWhatWaits(work: Work, accountId: string): Promise<void> {
  await endLinksOf(work, accountId)
  await endMailChangesOf(work, accountId)
}
