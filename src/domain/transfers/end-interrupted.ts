import type { Work } from '#platform/work/work.ts'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { renewStanding, type Audience } from './renew-standing.ts'
import { schoolStore } from './store/school-store.ts'
import { silenceMs } from './transfer-state.ts'
import { saveInterrupted, selectSilent } from './transfers-table.ts'

const schoolsAtOnce = 50

/**
 * Ends the transfers of which nothing came for 15 minutes. What the agent still says of one is refused: it
 * opens another, which goes on from what is staged. Gives how many schools were looked at.
 */
export async function endInterrupted(work: Work, audience: Audience): Promise<number> {
  const until = new Date(work.now.getTime() - silenceMs)
  const silent = await selectSilent(work, until, schoolsAtOnce)
  for (const clientId of silent) {
    const store = schoolStore(work, clientId, catalogue)
    const session = await store.lockSession()
    if (!(await saveInterrupted(work, clientId, until))) continue
    await store.saveSession({ ...session, isOpen: false })
    await renewStanding(work, clientId, audience)
  }
  return silent.length
}
