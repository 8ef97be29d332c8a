import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { ClientPasswordCard } from '../daily-password/client-password-card.tsx'
import { MaintenanceCard } from '../daily-password/maintenance-card.tsx'
import { AgentCard } from '../enrolment/agent-card.tsx'
import { ContractCard } from './contract-card.tsx'
import classes from './licences-tab.module.css'
import { licencesQuery } from './licences-query.ts'
import { NextWeekCard } from './next-week-card.tsx'
import { RegisterCard } from './register-card.tsx'
import { ThisWeekCard } from './this-week-card.tsx'

const route = getRouteApi('/signed-in/clients/$clientId')
const refreshMs = 10_000

/** Onglet Licences. « Récupérée » appears by itself while the tab is in sight. */
export function LicencesTab(): ReactElement {
  const { clientId } = route.useParams()
  const { data, error, refetch } = useQuery({
    ...licencesQuery(clientId),
    refetchInterval: refreshMs,
  })
  return (
    <>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={8} />}
      {data && (
        <>
          <div className={classes.columns}>
            <div className={classes.column}>
              <ThisWeekCard clientId={clientId} licences={data} />
              <NextWeekCard clientId={clientId} licences={data} />
              <ClientPasswordCard key={clientId} clientId={clientId} />
            </div>
            <div className={classes.column}>
              <ContractCard clientId={clientId} licences={data} />
              <AgentCard clientId={clientId} licences={data} />
              <MaintenanceCard clientId={clientId} zone={data.timeZone} />
            </div>
          </div>
          <RegisterCard clientId={clientId} licences={data} />
        </>
      )}
    </>
  )
}
