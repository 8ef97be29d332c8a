import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { insertJournalRequest } from './agent-journals-table.ts'

/**
 * « Demander le journal »: one request waits at a time, asking again only wakes the machine. `wake` is
 * called once it is on disk, for an agent that is listening.
 */
export async function askJournal(
  work: Work,
  clientId: string,
  wake: (clientId: string) => void,
): Promise<void> {
  await lockClient(work, 'agents:manage', clientId)
  if ((await readActiveAgent(work, clientId)) === null) refuse('no-agent-attached')
  const request = { id: work.newId(), clientId, by: staffOf(work.actor).id }
  if (await insertJournalRequest(work, request))
    await work.audit('journal-asked', { client: clientId })
  work.afterCommit(() => wake(clientId))
}
