import type { SupervisionMode } from '#contracts/permissions.ts'
import { refuse } from '#contracts/refuse.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { SupervisionActor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { endSupervision } from './end-supervision.ts'
import { requireRunning } from './require-running.ts'
import { selectStarted } from './supervision-list-table.ts'
import { saveModifiesSince } from './supervisions-table.ts'

/** One click in the banner, and a line. */
export async function changeMode(work: Work, mode: SupervisionMode): Promise<void> {
  work.allow('supervision:own')
  const { id, clientId, mode: before } = supervising(work)
  if (mode === before) return
  await requireRunning(work)
  await saveModifiesSince(work, id, mode === 'modification' ? work.now : null)
  await work.audit('supervision-mode-changed', {
    client: clientId,
    changes: { mode: { from: before, to: mode } },
  })
}

/** « Quitter ». Without a supervision there is nothing to end, and nothing is said. */
export async function leaveSupervision(work: Work, adminSite: DoorPlace): Promise<void> {
  const { actor } = work
  if (actor.kind !== 'supervision') return
  const { id, clientId, act } = actor
  await endSupervision(work, adminSite, { id, clientId, name: act.name }, 'left')
}

/** From the portal, by whoever may start one there: ending is always safe. */
export async function endFromPortal(
  work: Work,
  adminSite: DoorPlace,
  at: { clientId: string; supervisionId: string },
): Promise<void> {
  await reachClient(work, 'supervision:start', at.clientId)
  const row = (await selectStarted(work, at)) ?? refuse('not-found')
  await endSupervision(work, adminSite, row, 'ended-from-portal')
}

function supervising({ actor }: Work): SupervisionActor {
  if (actor.kind !== 'supervision') refuse('not-allowed')
  return actor
}
