import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { AuditLine } from '#contracts/audit.ts'
import { auditTexts } from '#sites/texts/audit.ts'
import { api } from '#sites/portal/api.ts'
import { HistoryLines } from '#sites/ui/history-lines.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { ShowMore } from '#sites/ui/show-more.tsx'
import { AuditFilters, filterOf } from './audit-filters.tsx'
import { Integrity } from './integrity.tsx'

const route = getRouteApi('/signed-in/administration/audit')

/** Administration, Journal d'audit: all that anybody did, newest first. */
export function AuditPage(): ReactElement {
  const search = route.useSearch()
  const filter = filterOf(search)
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      api('GET /api/audit', {
        query: { ...filter, before: pageParam },
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ lines, more }) => (more ? lines.at(-1)?.id : undefined),
  })
  const lines = query.data?.pages.flatMap((answer) => answer.lines)
  return (
    <div className={page.page}>
      <PageTitle title={auditTexts.title} />
      <p className={page.quiet}>{auditTexts.intro}</p>
      <Integrity />
      <AuditFilters search={search} filter={filter} />
      <Section>
        <RefusalPanel error={query.error} onRetry={() => void query.refetch()} />
        {query.isPending && <Loading lines={8} />}
        {lines?.length === 0 && <p>{auditTexts.none}</p>}
        {lines && <HistoryLines lines={lines} beside={Beside} />}
        <ShowMore query={query} />
      </Section>
    </div>
  )
}

function Beside({ client, address }: AuditLine): ReactElement {
  return (
    <>
      {client && (
        <>
          {' · '}
          <Link to="/clients/$clientId" params={{ clientId: client.id }}>
            {client.name}
          </Link>
        </>
      )}
      {address !== null && ` · ${auditTexts.from(address)}`}
    </>
  )
}
