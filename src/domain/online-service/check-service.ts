import type { CheckFinding, OnlineCheck } from '#contracts/online-service.ts'
import type { Order } from '#contracts/orders.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import { agentOf, staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import {
  answerCheck,
  insertCheck,
  isCheckOf,
  selectLastCheck,
  takeCheck,
} from './online-checks-table.ts'
import { selectOnlineService } from './online-services-table.ts'
import { requireOpenService, type OnlinePlaces } from './service-state.ts'

/**
 * « Vérifier »: asks the school's agent to look from there. One waits at a time: asking again while it
 * does gives the same one. `wake` is called once it is on disk, for an agent that is listening.
 */
export async function askCheck(
  work: Work,
  clientId: string,
  wake: (clientId: string) => void,
): Promise<OnlineCheck> {
  await lockClient(work, 'online-service:manage', clientId)
  if ((await selectOnlineService(work, clientId)) === undefined) refuse('service-not-created')
  if ((await readActiveAgent(work, clientId)) === null) refuse('no-agent-attached')
  if (await insertCheck(work, { id: work.newId(), clientId, by: staffOf(work.actor).id }))
    await work.audit('online-check-asked', { client: clientId })
  work.afterCommit(() => wake(clientId))
  const check = await readLastCheck(work, clientId)
  if (check === null) throw new Error('A check that was just asked for is not there.')
  return check
}

export async function readLastCheck(work: Work, clientId: string): Promise<OnlineCheck | null> {
  const row = await selectLastCheck(work, clientId)
  if (row === undefined) return null
  return {
    id: row.id,
    askedAt: row.askedAt.toISOString(),
    askedBy: row.askedBy,
    takenAt: row.takenAt?.toISOString() ?? null,
    machine: row.machine,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    findings: row.answer ?? [],
  }
}

/** The check that waits for the agent that asks. */
export async function takeCheckOrders(work: Work): Promise<readonly Order[]> {
  const { id: agentId, clientId } = agentOf(work.actor)
  const check = await takeCheck(work, clientId, agentId)
  return check === undefined ? [] : [{ id: check.id, kind: 'check-online-service' }]
}

export async function receiveCheckAnswer(
  work: Work,
  checkId: string,
  findings: readonly CheckFinding[],
): Promise<void> {
  work.allow('agent:own')
  const { clientId } = agentOf(work.actor)
  if (await answerCheck(work, { clientId, checkId }, findings))
    await work.audit('online-check-answered', { client: clientId, details: { findings } })
  else if (!(await isCheckOf(work, { clientId, checkId }))) refuse('not-found')
}

/** The gate that every transfer passes, passed for nothing: it answers or refuses exactly as one would. */
export async function passAccessGate(
  work: Work,
  places: OnlinePlaces,
): Promise<{ ogec: string; siteUrl: string }> {
  work.allow('agent:own')
  const { ogec } = await requireOpenService(work, agentOf(work.actor).clientId)
  return { ogec, siteUrl: new URL(`/${ogec}`, places.schoolSite).href }
}

/** The same for SMS: no message is sent. */
export async function passSmsGate(work: Work): Promise<{ ogec: string }> {
  work.allow('agent:own')
  const { ogec, smsOpen } = await requireOpenService(work, agentOf(work.actor).clientId)
  if (!smsOpen) refuse('sms-closed')
  return { ogec }
}
