import type { Work } from '#platform/work/work.ts'
import { saveStanding } from './standings-table.ts'

/** Called once it is on disk, for pages that look at this client's transfers. */
export type Changed = (clientId: string) => void

/** At the end of whatever changes something of a school's transfers. */
export async function renewStanding(work: Work, clientId: string, changed: Changed): Promise<void> {
  await saveStanding(work, clientId)
  work.afterCommit(() => changed(clientId))
}
