import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Transfer } from '#contracts/transfers.ts'
import { restoredTexts, transferOutcomeTexts, transfersTexts } from '#sites/texts/transfers.ts'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { clientQuery } from '../clients/client-query.ts'
import { FlowsCard } from './flows-card.tsx'
import { launchSaid } from './launch-said.ts'
import { LiveCard } from './live-card.tsx'
import { lasted, sizeSaid } from './spans.ts'
import { outcomeTones } from './tones.ts'
import { transferQuery } from './transfers-query.ts'
import classes from './transfers.module.css'
import { useTransferStream } from './use-transfer-stream.ts'

const route = getRouteApi('/signed-in/clients/$clientId/transferts/$transferId')

/** One transfer: what it did in each module and direction, what stopped it, what it found restored. */
export function TransferPage(): ReactElement {
  const { clientId, transferId } = route.useParams()
  const { timeZone } = useSuspenseQuery(clientQuery(clientId)).data
  const intervalMs = useTransferStream(clientId)
  const { data, error, refetch } = useQuery({
    ...transferQuery(clientId, transferId),
    refetchInterval: ({ state }) => (state.data?.outcome === 'running' ? intervalMs : false),
  })
  const unknown = refusalOf(error, 'not-found') !== undefined
  return (
    <>
      <Link to="/clients/$clientId/transferts" params={{ clientId }} className={classes.back}>
        <IconArrowLeft size="1rem" aria-hidden="true" />
        {transfersTexts.back}
      </Link>
      {unknown && (
        <Section title={transfersTexts.oneTitle}>
          <p className={classes.quiet}>{transfersTexts.notFound}</p>
        </Section>
      )}
      {!unknown && <RefusalPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={8} />}
      {data && (
        <>
          <TransferFacts transfer={data} zone={timeZone} />
          <LiveCard transfer={data.outcome === 'running' ? data : undefined} zone={timeZone} />
          <FlowsCard transfer={data} zone={timeZone} />
        </>
      )}
    </>
  )
}

type FactsProps = { readonly transfer: Transfer; readonly zone: string }

function TransferFacts({ transfer, zone }: FactsProps): ReactElement {
  const { outcome, openedAt, endedAt, lastMessageAt, machine, bytesIn, bytesOut, restored } =
    transfer
  return (
    <Section
      title={transfersTexts.oneTitle}
      actions={<StateDot tone={outcomeTones[outcome]} label={transferOutcomeTexts[outcome]} />}
    >
      <Facts>
        <Fact name={transfersTexts.start}>
          <Moment at={openedAt} zone={zone} />
        </Fact>
        <Fact name={transfersTexts.end}>
          {endedAt === null ? (
            <span className={classes.missing}>{transfersTexts.noEndSaid}</span>
          ) : (
            <Moment at={endedAt} zone={zone} />
          )}
        </Fact>
        <Fact name={transfersTexts.lasted}>{lasted(openedAt, endedAt ?? lastMessageAt)}</Fact>
        {endedAt === null && (
          <Fact name={transfersTexts.lastMessage}>
            <Moment at={lastMessageAt} zone={zone} />
          </Fact>
        )}
        <Fact name={transfersTexts.mode}>{launchSaid(transfer)}</Fact>
        <Fact name={transfersTexts.machine}>{machine}</Fact>
        <Fact name={transfersTexts.bytes}>
          {transfersTexts.bytesSaid(sizeSaid(bytesIn), sizeSaid(bytesOut))}
        </Fact>
        {restored.length > 0 && (
          <Fact name={transfersTexts.restored} wide>
            <ul className={classes.list}>
              {restored.map((what) => (
                <li key={what}>{restoredTexts[what]}</li>
              ))}
            </ul>
            <span className={classes.small}>{transfersTexts.restoredHint}</span>
          </Fact>
        )}
      </Facts>
    </Section>
  )
}
