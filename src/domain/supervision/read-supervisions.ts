import type { ClientSupervisions, Supervision, SupervisionReport } from '#contracts/supervision.ts'
import { refuse } from '#contracts/refuse.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import { readAuditLines } from '#platform/audit/read-audit-lines.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { readConsent } from './consent.ts'
import { readOverride } from './override-consent.ts'
import { whyNotNow } from './start-supervision.ts'
import { selectAllStarted, selectStarted, type ListedRow } from './supervision-list-table.ts'
import { selectLastReason } from './supervisions-table.ts'

const listedMax = 100
const linesMax = 500

/** For the portal: what can be done now, and what was. */
export async function readClientSupervisions(
  work: Work,
  clientId: string,
): Promise<ClientSupervisions> {
  await reachClient(work, 'supervision:start', clientId)
  return {
    refusedBy: await whyNotNow(work, clientId),
    consent: await readConsent(work, clientId),
    override: await readOverride(work, clientId),
    lastReason: await readLastReason(work, clientId),
    supervisions: await supervisionsOf(work, clientId),
  }
}

/** What was written for one school is not proposed for another: only the word goes along. */
async function readLastReason(
  work: Work,
  clientId: string,
): Promise<ClientSupervisions['lastReason']> {
  const last = await selectLastReason(work, staffOf(work.actor).id)
  if (last === undefined) return null
  const { clientId: where, ...reason } = last
  if (where === clientId) return reason
  return reason.reason === 'autre' ? null : { ...reason, sentence: null, ticket: null }
}

export async function readSupervisionReport(
  work: Work,
  at: { clientId: string; supervisionId: string },
): Promise<SupervisionReport> {
  await reachClient(work, 'supervision:start', at.clientId)
  return reportOf(work, at)
}

/** Of a client that was already reached, newest first. */
export async function supervisionsOf(work: Work, clientId: string): Promise<Supervision[]> {
  return (await selectAllStarted(work, clientId, listedMax)).map(supervisionOf)
}

/**
 * Of a client that was already reached: every line that was written under it, newest first. Refused tries
 * are counted apart: they can be as many as somebody likes, and none of them hides a change.
 */
export async function reportOf(
  work: Work,
  at: { clientId: string; supervisionId: string },
): Promise<SupervisionReport> {
  const row = (await selectStarted(work, at)) ?? refuse('not-found')
  const [done, refused] = [
    await readAuditLines(work, { supervision: row.id, exceptEvent: 'refused', count: linesMax }),
    await readAuditLines(work, { supervision: row.id, event: 'refused', count: linesMax }),
  ]
  const lines = [...done.lines, ...refused.lines].toSorted((one, other) => other.id - one.id)
  return {
    supervision: supervisionOf(row),
    lines: lines.map(({ client: _client, address: _address, ...line }) => line),
  }
}

export function supervisionOf(row: ListedRow): Supervision {
  return {
    id: row.id,
    technician: row.name,
    distributor: row.distributor,
    reason: row.reason,
    sentence: row.sentence,
    ticket: row.ticket,
    emergency: row.emergency,
    startedAt: row.startedAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    modifiesSince: row.modifiesSince?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    endedWhy: row.endedWhy,
    lines: row.lines,
  }
}
