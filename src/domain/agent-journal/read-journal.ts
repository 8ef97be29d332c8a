import type { AgentJournalTab } from '#contracts/agent-journal.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import type { Work } from '#platform/work/work.ts'
import { selectJournal } from './agent-journals-table.ts'

/** `isListening` tells whether an agent waits for orders right now. */
export async function readJournal(
  work: Work,
  clientId: string,
  isListening: (clientId: string) => boolean,
): Promise<AgentJournalTab> {
  await reachClient(work, 'clients:read', clientId)
  const row = await selectJournal(work, clientId)
  return {
    ...journalOf(row),
    agent: await readActiveAgent(work, clientId),
    listening: isListening(clientId),
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof selectJournal>>>

function journalOf(row: Row | undefined): Pick<AgentJournalTab, 'journal' | 'request'> {
  if (row === undefined) return { journal: null, request: null }
  const { text, receivedAt, machine, askedAt, askedBy } = row
  return {
    journal:
      text === null || receivedAt === null || machine === null
        ? null
        : { text, receivedAt: receivedAt.toISOString(), machine },
    request:
      askedAt === null || askedBy === null ? null : { askedAt: askedAt.toISOString(), askedBy },
  }
}
