import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { AgentJournalTab } from '#contracts/agent-journal.ts'
import { journalTexts } from '#sites/texts/agent-journal.ts'
import { EmptyState } from '#sites/ui/empty-state.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { clientQuery } from '../clients/client-query.ts'
import { BlocksCard } from './blocks-card.tsx'
import { journalQuery } from './journal-query.ts'
import { RequestCard } from './request-card.tsx'

const route = getRouteApi('/signed-in/clients/$clientId')
const refreshMs = 15_000
const waitingMs = 1500

/** Onglet « Log Outils »: what the agent noted on the machine of the school, transfer by transfer. */
export function JournalTab(): ReactElement {
  const { clientId } = route.useParams()
  const { ogec, timeZone } = useSuspenseQuery(clientQuery(clientId)).data
  const { data, error, refetch } = useQuery({
    ...journalQuery(clientId),
    refetchInterval: ({ state }) => (state.data?.request ? waitingMs : refreshMs),
  })
  return (
    <>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={8} />}
      {data && (
        <>
          <RequestCard key={clientId} clientId={clientId} tab={data} zone={timeZone} />
          <Content journal={data.journal} ogec={ogec} zone={timeZone} />
        </>
      )}
    </>
  )
}

type ContentProps = Pick<AgentJournalTab, 'journal'> & {
  readonly ogec: string
  readonly zone: string
}

function Content({ journal, ogec, zone }: ContentProps): ReactElement {
  if (journal === null)
    return <EmptyState title={journalTexts.noneTitle} text={journalTexts.noneText} />
  if (journal.text.trim() === '')
    return (
      <EmptyState title={journalTexts.emptyTitle} text={journalTexts.emptyText(journal.machine)} />
    )
  return <BlocksCard key={journal.receivedAt} journal={journal} ogec={ogec} zone={zone} />
}
