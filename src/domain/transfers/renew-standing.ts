import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Work } from '#platform/work/work.ts'
import { saveStanding } from './standings-table.ts'
import { tellAlert } from './tell-alert.ts'

/** Who hears of it when something of a school's transfers changed. */
export type Audience = {
  /** Called once it is on disk, for pages that look at this client's transfers. */
  readonly changed: (clientId: string) => void
  /** Where the mails to the school's people lead. */
  readonly adminSite: DoorPlace
}

/** At the end of whatever changes something of a school's transfers. */
export async function renewStanding(
  work: Work,
  clientId: string,
  { changed, adminSite }: Audience,
): Promise<void> {
  if (await saveStanding(work, clientId)) await tellAlert(work, clientId, adminSite)
  work.afterCommit(() => changed(clientId))
}
