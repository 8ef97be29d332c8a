import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { auditTexts } from '#sites/texts/audit.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { api } from '#sites/portal/api.ts'
import { HistoryLines } from '#sites/ui/history-lines.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { ShowMore } from '#sites/ui/show-more.tsx'

const route = getRouteApi('/signed-in/clients/$clientId')

/** Onglet Historique: who did what, newest first. */
export function HistoryTab(): ReactElement {
  const { clientId } = route.useParams()
  const query = useInfiniteQuery({
    queryKey: ['history', clientId],
    queryFn: ({ pageParam }) =>
      api('GET /api/clients/:clientId/history', {
        params: { clientId },
        query: { before: pageParam },
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ lines, more }) => (more ? lines.at(-1)?.id : undefined),
  })
  const lines = query.data?.pages.flatMap((page) => page.lines)
  return (
    <Section title={clientTexts.history}>
      <RefusalPanel error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading lines={6} />}
      {lines?.length === 0 && <p>{auditTexts.historyNone}</p>}
      {lines && <HistoryLines lines={lines} />}
      <ShowMore query={query} />
    </Section>
  )
}
