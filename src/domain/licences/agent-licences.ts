import type { Answer } from '#contracts/endpoint.ts'
import type { AgentApi } from '#contracts/agent-api.ts'
import { weekOf } from '#base/iso-week.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient, reachClient, type ReachedClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import type { LicenceKeys } from '#domain/keys/licence-keys.ts'
import { agentOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { fileOf } from './licence-content.ts'
import { noteReceipt } from './licence-changes-table.ts'
import {
  selectLicence,
  selectLivingLicence,
  selectLivingLicences,
  selectRevokedSince,
} from './licences-table.ts'

/** Longer than a licence lives, with the longest grace. */
const revokedKeptMs = 22 * 24 * 3_600_000

/** All that the school's agent must hold, and what it must no longer hold. */
export async function fetchLicences(
  work: Work,
  keys: LicenceKeys,
): Promise<Answer<AgentApi['GET /agent/licences']>> {
  const client = await reachClient(work, 'agent:own', agentOf(work.actor).clientId)
  const living = await selectLivingLicences(work, client.id)
  const since = new Date(work.now.getTime() - revokedKeptMs)
  return {
    now: work.now.toISOString(),
    school: identityOf(client),
    week: weekOf(work.now, client.timeZone),
    licences: living.map((licence) => ({
      id: licence.id,
      week: licence.week,
      file: fileOf(licence, keys),
    })),
    revoked: await selectRevokedSince(work, client.id, since),
    // Software older than the last 32 roots is to be built anew.
    rootsChain: keys.rootsChain.slice(-32).map(({ payload, signatures }) => ({
      payload,
      signatures: [...signatures],
    })),
  }
}

/** The agent says that the licence arrived and that it verified it, or that it took its place. Saying it again changes nothing. */
export async function receiveReceipt(
  work: Work,
  licenceId: string,
  stage: 'fetched' | 'installed',
): Promise<void> {
  const client = await lockClient(work, 'agent:own', agentOf(work.actor).clientId)
  const licence = (await selectLicence(work, client.id, licenceId)) ?? refuse('not-found')
  const noted = await noteReceipt(work, licence.id, stage)
  const line = { client: client.id, details: { licence: licence.id, week: licence.week } }
  if (noted.fetched) await work.audit('licence-fetched', line)
  if (noted.installed) await work.audit('licence-installed', line)
}

/** What the service knows of this machine and of its licence. */
export async function readAgentStatus(work: Work) {
  const client = await reachClient(work, 'agent:own', agentOf(work.actor).clientId)
  const week = weekOf(work.now, client.timeZone)
  const licence = await selectLivingLicence(work, client.id, week)
  const agent = (await readActiveAgent(work, client.id)) ?? refuse('agent-refused')
  return {
    now: work.now.toISOString(),
    school: identityOf(client),
    agent,
    licence: {
      week,
      issued: licence !== undefined,
      expiresAt: licence?.expiresAt.toISOString() ?? null,
    },
  }
}

function identityOf({ id, ogec, name, timeZone }: ReachedClient) {
  return { id, ogec, name, timeZone }
}
