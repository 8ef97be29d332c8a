import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useRef, type ReactElement, type ReactNode } from 'react'
import type { Supervision } from '#contracts/supervision.ts'
import { accessTexts } from '#sites/texts/client-supervision.ts'
import { HistoryLines } from '#sites/ui/history-lines.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useKeptFocus } from '#sites/ui/use-kept-focus.ts'
import { useNow } from '#sites/ui/use-now.ts'
import { clientQuery } from '../clients/client-query.ts'
import { EndButton } from './end-button.tsx'
import { HowItEnded } from './how-it-ended.tsx'
import classes from './supervision.module.css'
import { isRunning, lastedMinutes } from './supervision-life.ts'
import { supervisionReportQuery } from './supervisions-query.ts'
import { Why } from './supervisions-table.tsx'

const route = getRouteApi('/signed-in/clients/$clientId/acces/$supervisionId')
const refreshMs = 10_000

/** One supervision: who, why, how it ended, and every line it left. */
export function SupervisionReport(): ReactElement {
  const { clientId, supervisionId } = route.useParams()
  const { timeZone } = useSuspenseQuery(clientQuery(clientId)).data
  const { data, error, refetch } = useQuery({
    ...supervisionReportQuery(clientId, supervisionId),
    refetchInterval: ({ state }) => (state.data?.supervision.endedAt === null ? refreshMs : false),
  })
  const unknown = refusalOf(error, 'not-found') !== undefined
  return (
    <>
      <Link to="/clients/$clientId/acces" params={{ clientId }} className={classes.back}>
        <IconArrowLeft size="1rem" aria-hidden="true" />
        {accessTexts.backToAccess}
      </Link>
      {unknown && (
        <Section title={accessTexts.reportTitle}>
          <p className={classes.quiet}>{accessTexts.reportNotFound}</p>
        </Section>
      )}
      {!unknown && <RefusalPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={8} />}
      {data && (
        <>
          <Facts clientId={clientId} supervision={data.supervision} zone={timeZone} />
          <Section title={accessTexts.done}>
            {data.lines.length === 0 ? (
              <p className={classes.quiet}>{accessTexts.doneNone}</p>
            ) : (
              <HistoryLines lines={data.lines} />
            )}
          </Section>
        </>
      )}
    </>
  )
}

type FactsProps = {
  readonly clientId: string
  readonly supervision: Supervision
  readonly zone: string
}

function Facts({ clientId, supervision, zone }: FactsProps): ReactElement {
  const now = useNow()
  const place = useRef<HTMLDivElement>(null)
  const runs = isRunning(supervision, now)
  useKeptFocus(place, runs)
  return (
    <Section
      title={accessTexts.reportTitle}
      actions={runs && <EndButton clientId={clientId} supervision={supervision} />}
    >
      <div ref={place} tabIndex={-1}>
        <dl className={`${classes.facts} ${classes.two}`}>
          <Fact name={accessTexts.who}>
            {supervision.technician}
            <span className={classes.line}>{supervision.distributor ?? accessTexts.publisher}</span>
          </Fact>
          <Fact name={accessTexts.started}>
            <Moment at={supervision.startedAt} zone={zone} />
          </Fact>
          <Fact name={accessTexts.lasted}>
            {accessTexts.minutes(lastedMinutes(supervision, now))}
          </Fact>
          <Fact name={accessTexts.why}>
            <Why supervision={supervision} />
          </Fact>
          <Fact name={accessTexts.ended}>
            <HowItEnded supervision={supervision} now={now} zone={zone} />
          </Fact>
          <Fact name={accessTexts.lines}>
            {accessTexts.linesCount(supervision.lines)}
            <span className={classes.line}>
              {supervision.modifiesSince === null ? accessTexts.readOnly : accessTexts.modified}
            </span>
          </Fact>
        </dl>
      </div>
    </Section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
