import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { supportAccessTexts } from '#sites/texts/support-access.ts'
import { HistoryLines } from '#sites/ui/history-lines.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { api } from '../../api.ts'
import { Gate } from '../../frame/gate.tsx'
import { NotFound } from '../../not-found.tsx'
import { EndButton } from './end-button.tsx'
import { isRunning } from './running.ts'
import { SupervisionFacts, whoOf } from './supervision-facts.tsx'

const route = getRouteApi('/signed-in/acces-du-support/$supervisionId')

/** The report of one supervision: all that it did, line by line. */
export function ReportPage(): ReactElement {
  return (
    <Gate to="/acces-du-support">
      <Report />
    </Gate>
  )
}

function Report(): ReactElement {
  const { supervisionId } = route.useParams()
  const now = useNow()
  const { data, error, refetch } = useQuery({
    queryKey: ['supervision', supervisionId],
    queryFn: () =>
      api('GET /api/support-access/supervisions/:supervisionId', { params: { supervisionId } }),
  })
  if (refusalOf(error, 'not-found')) return <NotFound />
  return (
    <div className={page.page}>
      <Link to="/acces-du-support">{supportAccessTexts.back}</Link>
      {data && (
        <>
          <div className={page.head}>
            <PageTitle title={supportAccessTexts.reportTitle(whoOf(data.supervision))} />
            {isRunning(data.supervision, now) && <EndButton supervision={data.supervision} />}
          </div>
          <Section>
            <SupervisionFacts supervision={data.supervision} />
          </Section>
          <Section title={supportAccessTexts.done}>
            <HistoryLines lines={data.lines} />
          </Section>
        </>
      )}
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && (
        <>
          <PageTitle title={supportAccessTexts.report} />
          <Loading lines={6} />
        </>
      )}
    </div>
  )
}
