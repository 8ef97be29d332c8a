import { IconPlus } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, type ReactElement } from 'react'
import { clientsTexts } from '#sites/texts/clients.ts'
import { lastPlace, type ListSearch } from '#sites/portal/last-list.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { BulkOrders } from '../bulk-orders/bulk-orders.tsx'
import { HomePassword } from '../daily-password/home-password.tsx'
import { useFirstWindow, useTodoCount } from './client-windows.ts'
import { ClientsEmpty } from './clients-empty.tsx'
import { ClientsFilters } from './clients-filters.tsx'
import classes from './clients-page.module.css'
import { ClientsTable } from './clients-table.tsx'
import { filterOf, type ClientFilter } from './list-search.ts'
import { useActiveRow } from './use-active-row.ts'
import { useOpenFound } from './use-open-found.ts'

const route = getRouteApi('/signed-in/')

/** Accueil: every client one may see, those to be dealt with first. */
export function ClientsPage(): ReactElement {
  const { lot, ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const filter = useFilter(search)
  const { data, error, refetch, isPlaceholderData } = useFirstWindow(filter)
  const todo = useTodoCount(filter, data !== undefined && !isPlaceholderData)
  const row = useActiveRow(filter, data?.total ?? 0)
  const open = useOpenFound(filter.search, isPlaceholderData ? undefined : data)
  const change = (next: ListSearch): void => {
    window.scrollTo(0, 0)
    // Nothing typed is lost by it: the name of a view that was just saved, at most.
    void navigate({ search: next, replace: true, ignoreBlocker: true })
  }
  const count = data && <span role="status">{clientsTexts.total(data.total)}</span>
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <PageTitle title={clientsTexts.title} tab={clientsTexts.tab} focus={!lastPlace()} />
        <span className={classes.total}>{count}</span>
        <BulkOrders
          filter={filter}
          total={data?.total ?? 0}
          lot={lot}
          onLot={(next) => {
            void navigate({ search: { ...search, lot: next }, replace: true })
          }}
        />
        <LinkButton to="/clients/nouveau" size="sm" leftSection={<IconPlus size="1.0625rem" />}>
          {clientsTexts.newClient}
        </LinkButton>
      </div>
      <HomePassword />
      <ClientsFilters
        search={search}
        states={data?.states}
        todo={todo}
        onChange={change}
        keys={{ onDown: row.first, onOpen: open }}
      />
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={12} />}
      {data?.total === 0 && <ClientsEmpty search={search} onChange={change} />}
      {data !== undefined && data.total > 0 && (
        <ClientsTable search={search} filter={filter} first={data} row={row} onChange={change} />
      )}
    </div>
  )
}

/** The same object as long as it says the same, whatever else stands in the address. */
function useFilter(search: ListSearch): ClientFilter {
  const { recherche, etat, traiter, prochaine, transferts, cause, outils } = search
  const { distributeur, tri, ordre } = search
  return useMemo(
    () =>
      filterOf({
        recherche,
        etat,
        traiter,
        prochaine,
        transferts,
        cause,
        outils,
        distributeur,
        tri,
        ordre,
      }),
    [recherche, etat, traiter, prochaine, transferts, cause, outils, distributeur, tri, ordre],
  )
}
