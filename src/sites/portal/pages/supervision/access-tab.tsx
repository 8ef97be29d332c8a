import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { accessTexts } from '#sites/texts/client-supervision.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { clientQuery } from '../clients/client-query.ts'
import { ConsentFacts } from './consent-facts.tsx'
import { OverridePanel } from './override-panel.tsx'
import classes from './supervision.module.css'
import { supervisionsQuery } from './supervisions-query.ts'
import { SupervisionsTable } from './supervisions-table.tsx'

const route = getRouteApi('/signed-in/clients/$clientId')
const refreshMs = 10_000
const shownMax = 100

/** Onglet Accès: what the school permits, who entered, why, what came of it. */
export function AccessTab(): ReactElement {
  const { clientId } = route.useParams()
  const { timeZone } = useSuspenseQuery(clientQuery(clientId)).data
  const { data, error, refetch } = useQuery({
    ...supervisionsQuery(clientId),
    refetchInterval: refreshMs,
  })
  return (
    <>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {data && (
        <>
          <Section title={accessTexts.consent}>
            <div className={classes.stack}>
              <ConsentFacts consent={data.consent} zone={timeZone} />
              <p className={classes.small}>{accessTexts.consentHint}</p>
              {data.override && (
                <OverridePanel
                  clientId={clientId}
                  override={data.override}
                  offers={false}
                  zone={timeZone}
                />
              )}
            </div>
          </Section>
          <Section title={accessTexts.title}>
            {data.supervisions.length === 0 ? (
              <p className={classes.quiet}>{accessTexts.none}</p>
            ) : (
              <SupervisionsTable
                clientId={clientId}
                supervisions={data.supervisions}
                zone={timeZone}
              />
            )}
            {data.supervisions.length >= shownMax && (
              <p className={classes.small}>{accessTexts.newestMax}</p>
            )}
          </Section>
        </>
      )}
    </>
  )
}
