import type {
  ConsentMode,
  Grant,
  SupervisionReport,
  SupportAccess,
} from '#contracts/supervision.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { reachOwnSchool } from '#domain/school/reach-school.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { accountIdOf, schoolOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { saveConsentRow } from './consents-table.ts'
import { readConsent } from './consent.ts'
import { endSupervision, endWhatIsOver } from './end-supervision.ts'
import { reportOf, supervisionsOf } from './read-supervisions.ts'
import { selectStarted } from './supervision-list-table.ts'

const permission = 'school:consent'
const hourMs = 3_600_000
const grantMs: Readonly<Record<Grant, number>> = {
  '1h': hourMs,
  '24h': 24 * hourMs,
  '7d': 7 * 24 * hourMs,
}

export async function readSupportAccess(work: Work): Promise<SupportAccess> {
  const { id } = await reachOwnSchool(work, permission)
  return accessOf(work, id)
}

export async function readOwnReport(work: Work, supervisionId: string): Promise<SupervisionReport> {
  const { id } = await reachOwnSchool(work, permission)
  return reportOf(work, { clientId: id, supervisionId })
}

/** `grant` counts from now, on request only. What no longer holds ends at once, open or closed. */
export async function saveConsent(
  work: Work,
  adminSite: DoorPlace,
  { mode, grant }: { mode: ConsentMode; grant: Grant | null },
): Promise<SupportAccess> {
  const clientId = await lockSchool(work)
  const before = await readConsent(work, clientId)
  const grantedUntil =
    mode === 'on-request' && grant !== null ? new Date(work.now.getTime() + grantMs[grant]) : null
  await saveConsentRow(work, clientId, { mode, grantedUntil }, accountIdOf(work.actor) ?? '')
  await work.audit('support-consent-changed', {
    client: clientId,
    changes: { consent: { from: before.mode, to: mode } },
    details: { grantedUntil: grantedUntil?.toISOString() ?? null },
  })
  await endWhatIsOver(work, adminSite, clientId)
  return accessOf(work, clientId)
}

/** « Mettre fin »: the support's next click finds it ended. */
export async function endBySchool(
  work: Work,
  adminSite: DoorPlace,
  supervisionId: string,
): Promise<SupportAccess> {
  const clientId = await lockSchool(work)
  const row = (await selectStarted(work, { clientId, supervisionId })) ?? refuse('not-found')
  await endSupervision(work, adminSite, row, 'ended-by-school')
  return accessOf(work, clientId)
}

/** Also while the service is closed: saying no must never wait. */
async function lockSchool(work: Work): Promise<string> {
  work.allow(permission)
  return (await lockClient(work, permission, schoolOf(work.actor).clientId)).id
}

async function accessOf(work: Work, clientId: string): Promise<SupportAccess> {
  return {
    consent: await readConsent(work, clientId),
    supervisions: await supervisionsOf(work, clientId),
  }
}
