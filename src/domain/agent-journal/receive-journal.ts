import type { Order } from '#contracts/orders.ts'
import { agentOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { saveJournal, selectJournalRequest } from './agent-journals-table.ts'

/** What the machine noted, in place of what it had sent before. Bookkeeping: it leaves no line. */
export async function receiveJournal(work: Work, text: string): Promise<void> {
  work.allow('agent:own')
  const { id: agentId, clientId } = agentOf(work.actor)
  await saveJournal(work, { clientId, agentId, text })
}

/** The journal that is asked of this agent: asked again until it comes. */
export async function takeJournalOrders(work: Work): Promise<readonly Order[]> {
  const { id: agentId, clientId } = agentOf(work.actor)
  const id = await selectJournalRequest(work, clientId, agentId)
  return id === undefined ? [] : [{ id, kind: 'send-journal' }]
}
