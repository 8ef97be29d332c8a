import { agentJournalEndpoints, journalEndpoints } from '#contracts/agent-journal.ts'
import { askJournal } from '#domain/agent-journal/ask-journal.ts'
import { readJournal } from '#domain/agent-journal/read-journal.ts'
import { receiveJournal } from '#domain/agent-journal/receive-journal.ts'
import { routes } from '../http/bind-routes.ts'

export const journalRoutes = routes(journalEndpoints, {
  'GET /api/clients/:clientId/journal': (work, { params }, { house }) =>
    readJournal(work, params.clientId, house.listeners.isListening),
  'POST /api/clients/:clientId/journal-requests': (work, { params }, { house }) =>
    askJournal(work, params.clientId, house.listeners.wake),
})

export const agentJournalRoutes = routes(agentJournalEndpoints, {
  'POST /agent/journal': (work, { body }) => receiveJournal(work, body.text),
})
