import type { SupervisionEnd } from '#contracts/supervision.ts'
import { activeAdministratorsOf } from '#domain/school-accounts/list-members.ts'
import { tellAdministrators } from '#domain/school-accounts/tell-administrators.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { accountIdOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { selectRunning, type LivingRow } from './living-table.ts'
import { countLines, saveEnd } from './supervisions-table.ts'
import { whyOver } from './why-over.ts'

/** Ends it for whoever acts, once: the line, and the mail to the school's administrators. */
export async function endSupervision(
  work: Work,
  adminSite: DoorPlace,
  { id, clientId, name }: Pick<LivingRow, 'id' | 'clientId' | 'name'>,
  why: SupervisionEnd,
): Promise<void> {
  if (!(await saveEnd(work, id, why, accountIdOf(work.actor)))) return
  await work.audit('supervision-ended', {
    client: clientId,
    supervision: id,
    details: { ending: why },
  })
  const lines = await countLines(work, id)
  await tellAdministrators(work, adminSite, await activeAdministratorsOf(work, clientId), {
    subject: 'la supervision est terminée',
    text: `La supervision de ${name}, du support, est terminée. Elle a laissé ${lines} lignes, que vous pouvez lire une à une.`,
    page: `/acces-du-support/${id}`,
  })
}

const runningMax = 500

/** Ends those that no longer hold, of one client or of all. What ends by itself is the house's doing. */
export async function endWhatIsOver(
  work: Work,
  adminSite: DoorPlace,
  clientId?: string,
): Promise<void> {
  const house = work.as({ kind: 'system' })
  for (const row of await selectRunning(work, clientId, runningMax)) {
    const why = await whyOver(work, row)
    if (why !== undefined) await endSupervision(house, adminSite, row, why)
  }
}
