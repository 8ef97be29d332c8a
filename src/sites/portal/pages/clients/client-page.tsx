import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Client } from '#contracts/clients.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { lastList } from '#sites/portal/last-list.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { NotFound } from '#sites/portal/not-found.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { StateBadge } from '#sites/ui/state-badge.tsx'
import tabs from '#sites/ui/tabs.module.css'
import { licencesQuery } from '../licences/licences-query.ts'
import { stateOf } from '../licences/state-of.ts'
import classes from './client-page.module.css'
import { clientQuery } from './client-query.ts'
import { useClientTabs } from './client-tabs.ts'
import { ClientWalk } from './client-walk.tsx'
import { useRememberOpened } from './recents.ts'
import { useTabKeys } from './use-tab-keys.ts'

const route = getRouteApi('/signed-in/clients/$clientId')

/** One client: who it is, where it stands, and its tabs. */
export function ClientPage(): ReactElement {
  const { clientId } = route.useParams()
  const { data, error, refetch } = useQuery(clientQuery(clientId))
  useRememberOpened(data)
  useTabKeys(clientId)
  if (!data && refusalOf(error, 'not-found')) return <NotFound />
  return (
    <div className={page.page}>
      <div className={classes.ways}>
        <Link to="/" search={lastList} className={classes.back}>
          <IconArrowLeft size="1rem" aria-hidden="true" />
          {clientTexts.back}
        </Link>
        <ClientWalk clientId={clientId} />
      </div>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={8} />}
      {data && (
        <>
          <ClientHeader client={data} />
          <Tabs clientId={clientId} />
          {/* Nothing typed or opened for one client is carried over to the next. */}
          <Outlet key={clientId} />
        </>
      )}
    </div>
  )
}

function ClientHeader({ client }: { readonly client: Client }): ReactElement {
  const { data } = useQuery(licencesQuery(client.id))
  return (
    <div className={classes.header}>
      <div className={classes.name}>
        <PageTitle key={client.id} title={client.name} tab={`${client.name} · ${client.ogec}`} />
        {data && <StateBadge state={stateOf(data)} />}
      </div>
      <div className={classes.facts}>
        <span className={classes.fact}>
          <span className={classes.code}>{client.ogec}</span>
          <CopyButton text={client.ogec} what={clientTexts.theOgec} />
        </span>
        <span className={classes.fact}>{client.city}</span>
        <span className={classes.fact}>
          {client.distributor?.name ?? clientTexts.noDistributor}
        </span>
      </div>
    </div>
  )
}

function Tabs({ clientId }: { readonly clientId: string }): ReactElement {
  return (
    <nav aria-label={clientTexts.tabs} className={tabs.tabs}>
      {useClientTabs().map(({ to, label }, at) => (
        <Link
          key={to}
          to={to}
          params={{ clientId }}
          activeOptions={{ exact: at === 0 }}
          className={tabs.tab}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
