import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { detachAgents, selectActiveAgent } from './agents-table.ts'

/** Its access ends at its next request. */
export async function detachAgent(
  work: Work,
  at: { clientId: string; agentId: string },
): Promise<void> {
  await lockClient(work, 'agents:manage', at.clientId)
  const active = await selectActiveAgent(work, at.clientId)
  if (active?.id !== at.agentId) refuse('not-found')
  await detachAgents(work, at.clientId)
  await work.audit('agent-detached', { client: at.clientId, details: { machine: active.machine } })
}
