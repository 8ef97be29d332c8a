import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, instant, plainText } from './fields.ts'
import { InstalledAgent } from './licences.ts'

/** In UTF-8; a request has room for it and for what JSON escapes in it. */
export const journalBytesMax = 200 * 1024

export const AgentJournalTab = z.object({
  /** The last one that came; null before the first. Its text is empty when the machine has noted nothing yet. */
  journal: z.object({ text: z.string(), receivedAt: instant, machine: z.string() }).nullable(),
  /** The request that waits for the machine. */
  request: z.object({ askedAt: instant, askedBy: z.string() }).nullable(),
  agent: InstalledAgent.nullable(),
  /** Whether the agent waits for orders right now: it answers within seconds. */
  listening: z.boolean(),
})
export type AgentJournalTab = z.output<typeof AgentJournalTab>

const params = z.object({ clientId: id })

export const journalEndpoints = endpoints({
  'GET /api/clients/:clientId/journal': {
    summary: 'Le dernier journal reçu de l’agent du client, et la demande en cours',
    permission: 'clients:read',
    params,
    answer: AgentJournalTab,
    refusals: [],
  },
  'POST /api/clients/:clientId/journal-requests': {
    summary:
      'Demander au poste d’envoyer son journal ; redemander avant qu’il vienne est sans effet',
    permission: 'agents:manage',
    params,
    refusals: ['no-agent-attached'],
  },
})

export const agentJournalEndpoints = endpoints({
  'POST /agent/journal': {
    summary: 'Le journal de ce poste, ses blocs les plus récents ; remplace le précédent',
    permission: 'agent:own',
    body: z.object({
      text: plainText.refine(
        (text) => new TextEncoder().encode(text).length <= journalBytesMax,
        'Au plus 200 Ko.',
      ),
    }),
    refusals: ['agent-refused'],
  },
})
