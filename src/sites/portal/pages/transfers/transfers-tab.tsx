import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef, type ReactElement } from 'react'
import type { TransfersTab as Tab } from '#contracts/transfers.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { useKeptFocus } from '#sites/ui/use-kept-focus.ts'
import { BeginCard } from './begin-card.tsx'
import { DaysCard } from './days-card.tsx'
import { EntriesCard } from './entries-card.tsx'
import { HeldCard } from './held-card.tsx'
import { LastTransferCard } from './last-transfer-card.tsx'
import { LiveCard } from './live-card.tsx'
import { StandingCard } from './standing-card.tsx'
import { transfersQuery } from './transfers-query.ts'
import { TransfersCard } from './transfers-card.tsx'
import classes from './transfers.module.css'
import { useTransferStream } from './use-transfer-stream.ts'

const route = getRouteApi('/signed-in/clients/$clientId')

/** Onglet Transferts: where they stand, the one that runs, what waits for an answer, the last ones. */
export function TransfersTab(): ReactElement {
  const { clientId } = route.useParams()
  const refetchInterval = useTransferStream(clientId)
  const { data, error, refetch } = useQuery({ ...transfersQuery(clientId), refetchInterval })
  return (
    <>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={8} />}
      {data && <Cards key={clientId} clientId={clientId} tab={data} />}
    </>
  )
}

function Cards({ clientId, tab }: { readonly clientId: string; readonly tab: Tab }): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  useKeptFocus(place, tab.held.length)
  const zone = tab.timeZone
  const running = tab.transfers.find(({ outcome }) => outcome === 'running')
  const last = tab.transfers.find(({ outcome }) => outcome !== 'running')
  return (
    <div ref={place} tabIndex={-1} className={classes.page}>
      <StandingCard clientId={clientId} tab={tab} />
      <LiveCard transfer={running} zone={zone} />
      <HeldCard clientId={clientId} held={tab.held} zone={zone} />
      {tab.transfers.length === 0 ? (
        <BeginCard clientId={clientId} agent={tab.agent} />
      ) : (
        <>
          {last && <LastTransferCard clientId={clientId} transfer={last} zone={zone} />}
          <EntriesCard entries={tab.entries} quarantine={tab.quarantine} zone={zone} />
          <DaysCard days={tab.days} />
          <TransfersCard clientId={clientId} transfers={tab.transfers} zone={zone} />
        </>
      )}
    </div>
  )
}
