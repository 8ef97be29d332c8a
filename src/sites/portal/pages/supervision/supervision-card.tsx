import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { superviseTexts } from '#sites/texts/client-supervision.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useMay } from '#sites/portal/session.ts'
import { ConsentFacts } from './consent-facts.tsx'
import { NotNow } from './not-now.tsx'
import { OverridePanel } from './override-panel.tsx'
import { SuperviseButton } from './supervise-button.tsx'
import classes from './supervision.module.css'
import { supervisionsQuery } from './supervisions-query.ts'

type Props = {
  readonly clientId: string
  readonly zone: string
  /** The access is closed: nothing can be changed there, by nobody. */
  readonly onlyReads: boolean
}
const refreshMs = 10_000

/** « Superviser », or why not now and what to do. */
export function SupervisionCard({ clientId, zone, onlyReads }: Props): ReactElement | null {
  const may = useMay('supervision:start')
  const { data, error, refetch } = useQuery({
    ...supervisionsQuery(clientId),
    refetchInterval: refreshMs,
    enabled: may,
  })
  if (!may) return null
  return (
    <Section title={superviseTexts.title}>
      <div className={classes.stack}>
        <RefusalPanel error={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading lines={3} />}
        {data && (
          <>
            {data.refusedBy === null && (
              <>
                <p className={classes.quiet}>
                  {superviseTexts.intro} {onlyReads && superviseTexts.onlyReads}
                </p>
                <SuperviseButton clientId={clientId} lastReason={data.lastReason} />
              </>
            )}
            {data.refusedBy !== null && <NotNow clientId={clientId} why={data.refusedBy} />}
            <OverridePanel
              clientId={clientId}
              override={data.override}
              offers={data.refusedBy === 'consent-missing'}
              zone={zone}
            />
            <ConsentFacts consent={data.consent} zone={zone} />
            <p>
              <Link to="/clients/$clientId/acces" params={{ clientId }}>
                {superviseTexts.seeAll}
              </Link>
            </p>
          </>
        )}
      </div>
    </Section>
  )
}
