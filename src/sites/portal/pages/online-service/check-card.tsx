import { Button, Loader } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { OnlineCheck, OnlineServiceTab } from '#contracts/online-service.ts'
import { checkTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useMay } from '#sites/portal/session.ts'
import { CheckFindings } from './check-findings.tsx'
import { useRefreshOnlineService } from './online-service-query.ts'
import classes from './online-service.module.css'

type Props = {
  readonly clientId: string
  readonly tab: OnlineServiceTab
  readonly zone: string
}

/** « Vérifier »: what the school’s machine sees from there. */
export function CheckCard({ clientId, tab, zone }: Props): ReactElement {
  const { agent, check, listening } = tab
  const refresh = useRefreshOnlineService(clientId)
  const asking = useMutation({
    mutationFn: () => api('POST /api/clients/:clientId/online-checks', { params: { clientId } }),
    onSuccess: refresh,
  })
  const may = useMay('online-service:manage')
  const waits = check !== null && check.answeredAt === null
  if (!agent && !check)
    return (
      <Section title={checkTexts.title}>
        <div className={classes.stack}>
          <p className={classes.quiet}>{checkTexts.noAgent}</p>
          <ToLicences clientId={clientId} />
        </div>
      </Section>
    )
  return (
    <Section
      title={checkTexts.title}
      actions={
        agent &&
        may && (
          <Button
            size="xs"
            variant={check ? 'default' : 'filled'}
            loading={asking.isPending}
            aria-disabled={waits}
            data-disabled={waits}
            onClick={() => {
              if (!waits) asking.mutate()
            }}
          >
            {check ? checkTexts.again : checkTexts.action}
          </Button>
        )
      }
    >
      <div className={classes.stack}>
        <RefusalPanel error={asking.error} />
        {agent ? (
          <p className={classes.quiet}>
            {listening ? (
              checkTexts.listening(agent.machine)
            ) : (
              <>
                {checkTexts.notListening(agent.machine)} {checkTexts.lastSeen}{' '}
                <Moment at={agent.lastSeenAt} zone={zone} />
              </>
            )}
          </p>
        ) : (
          <>
            <p className={classes.quiet}>{checkTexts.noAgent}</p>
            <ToLicences clientId={clientId} />
          </>
        )}
        {!check && <p className={classes.quiet}>{checkTexts.intro}</p>}
        <div role="status">{check && <LastCheck check={check} tab={tab} zone={zone} />}</div>
      </div>
    </Section>
  )
}

function LastCheck({ check, tab, zone }: { check: OnlineCheck } & Omit<Props, 'clientId'>) {
  const { askedAt, askedBy, takenAt, answeredAt, machine, findings } = check
  const named = machine ?? checkTexts.someMachine
  if (answeredAt === null)
    return (
      <div className={classes.stack}>
        <p className={classes.waiting}>
          <Loader size="1rem" aria-hidden="true" />
          {takenAt === null ? checkTexts.waiting : checkTexts.takenWaiting(named)}
        </p>
        <p className={classes.small}>
          {checkTexts.asked(askedBy)} · <Moment at={askedAt} zone={zone} />
          {!tab.listening && (
            <>
              <br />
              {checkTexts.leave}
            </>
          )}
        </p>
      </div>
    )
  return (
    <div className={classes.stack}>
      <CheckFindings findings={findings} suspendedUntil={tab.service?.suspension.until ?? null} />
      <p className={classes.small}>
        {checkTexts.answered(named)} · <Moment at={answeredAt} zone={zone} />
        <br />
        {checkTexts.asked(askedBy)}
      </p>
    </div>
  )
}

function ToLicences({ clientId }: { readonly clientId: string }): ReactElement {
  return (
    <div>
      <LinkButton
        to="/clients/$clientId/licences"
        params={{ clientId }}
        size="xs"
        variant="default"
      >
        {checkTexts.toLicences}
      </LinkButton>
    </div>
  )
}
