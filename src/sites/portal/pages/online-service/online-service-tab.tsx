import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { OnlineServiceTab as Tab } from '#contracts/online-service.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { clientQuery } from '../clients/client-query.ts'
import { AdministratorsCard } from '../school-administrators/administrators-card.tsx'
import { SupervisionCard } from '../supervision/supervision-card.tsx'
import { CheckCard } from './check-card.tsx'
import { CreateServiceCard } from './create-service-card.tsx'
import { onlineServiceQuery } from './online-service-query.ts'
import classes from './online-service.module.css'
import { ServiceCard } from './service-card.tsx'

const route = getRouteApi('/signed-in/clients/$clientId')
const refreshMs = 10_000
const waitingMs = 1500

/** Onglet of the online service: what is open, what the school’s machine sees of it, who administers it there. */
export function OnlineServiceTab(): ReactElement {
  const { clientId } = route.useParams()
  const { timeZone } = useSuspenseQuery(clientQuery(clientId)).data
  const { data, error, refetch } = useQuery({
    ...onlineServiceQuery(clientId),
    refetchInterval: ({ state }) => (isWaiting(state.data) ? waitingMs : refreshMs),
  })
  return (
    <>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={8} />}
      {data && data.service === null && <CreateServiceCard key={clientId} clientId={clientId} />}
      {data && data.service !== null && (
        <>
          <div className={classes.columns}>
            <ServiceCard clientId={clientId} service={data.service} zone={timeZone} />
            <div className={classes.column}>
              <SupervisionCard
                clientId={clientId}
                zone={timeZone}
                onlyReads={data.service.state === 'closed'}
              />
              <CheckCard clientId={clientId} tab={data} zone={timeZone} />
            </div>
          </div>
          <AdministratorsCard key={clientId} clientId={clientId} zone={timeZone} />
        </>
      )}
    </>
  )
}

function isWaiting(tab: Tab | undefined): boolean {
  return tab?.check?.answeredAt === null
}
