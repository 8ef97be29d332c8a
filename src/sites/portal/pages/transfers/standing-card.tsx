import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { frenchDelay } from '#base/french-delay.ts'
import type { TransfersTab } from '#contracts/transfers.ts'
import { nextActTexts, transfersTexts } from '#sites/texts/transfers.ts'
import { brand } from '#sites/ui/brand.ts'
import { day } from '#sites/ui/dates.ts'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { Section } from '#sites/ui/section.tsx'
import { onlineServiceQuery } from '../online-service/online-service-query.ts'
import { LaunchButtons } from './launch-buttons.tsx'
import { OrderWaiting } from './order-waiting.tsx'
import { TransferStateBadge } from './transfer-state-badge.tsx'
import classes from './transfers.module.css'

type Props = { readonly clientId: string; readonly tab: TransfersTab }

/** Where the transfers stand, who must act next, and the way to start one. */
export function StandingCard({ clientId, tab }: Props): ReactElement {
  const { state, lateAfterHours, lastEnd, agent, listening, order, timeZone } = tab
  const service = useQuery(onlineServiceQuery(clientId)).data?.service
  const { who, what } = nextActTexts[state]
  const until = service?.suspension.until ?? null
  return (
    <Section
      title={transfersTexts.title}
      actions={
        <LaunchButtons
          clientId={clientId}
          possible={agent !== null && service?.state === 'open'}
          order={order}
        />
      }
    >
      <div className={classes.stack}>
        <div className={classes.standing}>
          <span className={classes.who}>
            <TransferStateBadge state={state} />
            <strong>{who}</strong>
          </span>
          <p>
            {state === 'late' && `${transfersTexts.lateSince(frenchDelay(lateAfterHours))} `}
            {what}
            {until !== null && ` ${transfersTexts.suspendedUntil(day(until))}`}
          </p>
        </div>
        {service?.state === 'closed' && <Closed clientId={clientId} />}
        <OrderWaiting order={order} agent={agent} listening={listening} zone={timeZone} />
        <Facts>
          <Fact name={transfersTexts.lastEnd}>
            {lastEnd === null ? transfersTexts.noEnd : <Moment at={lastEnd} zone={timeZone} />}
          </Fact>
          <Fact name={transfersTexts.agent}>
            {agent ? (
              <>
                {agent.machine}
                {listening ? (
                  <span className={classes.small}>{transfersTexts.listens}</span>
                ) : (
                  <span className={classes.small}>
                    {transfersTexts.seen} <Moment at={agent.lastSeenAt} zone={timeZone} />
                  </span>
                )}
              </>
            ) : (
              transfersTexts.noAgent
            )}
          </Fact>
        </Facts>
        {agent
          ? order === null &&
            state !== 'running' && (
              <p className={classes.small}>
                {listening
                  ? transfersTexts.willListen(agent.machine)
                  : transfersTexts.willContact(agent.machine)}
              </p>
            )
          : state !== 'never' && <NoAgent clientId={clientId} />}
      </div>
    </Section>
  )
}

function Closed({ clientId }: { readonly clientId: string }): ReactElement {
  return (
    <div className={classes.notice}>
      <span>{transfersTexts.closed}</span>
      <LinkButton
        to="/clients/$clientId/service-en-ligne"
        params={{ clientId }}
        size="xs"
        variant="default"
      >
        {transfersTexts.toService(brand.onlineService)}
      </LinkButton>
    </div>
  )
}

function NoAgent({ clientId }: { readonly clientId: string }): ReactElement {
  return (
    <div className={classes.notice}>
      <span>{transfersTexts.noAgentHint}</span>
      <LinkButton
        to="/clients/$clientId/licences"
        params={{ clientId }}
        size="xs"
        variant="default"
      >
        {transfersTexts.attach}
      </LinkButton>
    </div>
  )
}
