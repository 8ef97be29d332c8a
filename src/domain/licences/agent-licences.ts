import { weekOf } from '#base/iso-week.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient, reachClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import { agentOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { noteFetched, selectLicence, selectLivingLicence } from './licences-table.ts'

/** The licence of the current week, for the school's agent. */
export async function fetchLicence(
  work: Work,
): Promise<{ id: string; week: string; file: string }> {
  const { week, licence } = await currentLicence(work)
  if (licence === undefined) refuse('no-licence', { week })
  return { id: licence.id, week, file: licence.file }
}

/** The agent says that the licence arrived and that it verified it. The first receipt counts; saying it again changes nothing. */
export async function receiveReceipt(work: Work, licenceId: string): Promise<void> {
  const client = await lockClient(work, 'agent:own', agentOf(work.actor).clientId)
  const licence = (await selectLicence(work, client.id, licenceId)) ?? refuse('not-found')
  if (await noteFetched(work, licence.id))
    await work.audit('licence-fetched', {
      client: client.id,
      details: { licence: licence.id, week: licence.week },
    })
}

/** What the service knows of this machine and of its licence. */
export async function readAgentStatus(work: Work) {
  const { client, week, licence } = await currentLicence(work)
  const agent = (await readActiveAgent(work, client.id)) ?? refuse('agent-refused')
  return {
    now: work.now.toISOString(),
    school: { id: client.id, ogec: client.ogec, name: client.name, timeZone: client.timeZone },
    agent,
    licence: {
      week,
      issued: licence !== undefined,
      expiresAt: licence?.expiresAt.toISOString() ?? null,
    },
  }
}

async function currentLicence(work: Work) {
  const client = await reachClient(work, 'agent:own', agentOf(work.actor).clientId)
  const week = weekOf(work.now, client.timeZone)
  return { client, week, licence: await selectLivingLicence(work, client.id, week) }
}
