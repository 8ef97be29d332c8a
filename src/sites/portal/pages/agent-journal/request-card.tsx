import { Button, Loader } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { AgentJournalTab } from '#contracts/agent-journal.ts'
import { journalTexts } from '#sites/texts/agent-journal.ts'
import { api } from '#sites/portal/api.ts'
import { useMay } from '#sites/portal/session.ts'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import classes from './agent-journal.module.css'
import { useRefreshJournal } from './journal-query.ts'

type Props = {
  readonly clientId: string
  readonly tab: AgentJournalTab
  readonly zone: string
}

/** When the journal came and from which machine; « Demander le journal », and what happens next. */
export function RequestCard({ clientId, tab, zone }: Props): ReactElement {
  const { agent, journal, request } = tab
  const [asked, setAsked] = useState(false)
  const refresh = useRefreshJournal(clientId)
  const asking = useMutation({
    mutationFn: () => api('POST /api/clients/:clientId/journal-requests', { params: { clientId } }),
    onSuccess: async () => {
      await refresh()
      setAsked(true)
    },
  })
  const may = useMay('agents:manage')
  const waits = request !== null
  return (
    <Section
      title={journalTexts.title}
      actions={
        agent &&
        may && (
          <Button
            size="xs"
            variant={journal ? 'default' : 'filled'}
            loading={asking.isPending}
            aria-disabled={waits}
            data-disabled={waits}
            onClick={() => {
              if (!waits) asking.mutate()
            }}
          >
            {journal ? journalTexts.askAgain : journalTexts.ask}
          </Button>
        )
      }
    >
      <div className={classes.stack}>
        <RefusalPanel error={asking.error} />
        {journal && (
          <Facts>
            <Fact name={journalTexts.received}>
              <Moment at={journal.receivedAt} zone={zone} />
            </Fact>
            <Fact name={journalTexts.from}>{journal.machine}</Fact>
          </Facts>
        )}
        <Machine clientId={clientId} tab={tab} zone={zone} />
        <div role="status">
          {request && <Waiting request={request} listening={tab.listening} zone={zone} />}
          {!request && asked && journal && <p>{journalTexts.arrived(journal.machine)}</p>}
        </div>
      </div>
    </Section>
  )
}

function Machine({ clientId, tab: { agent, listening }, zone }: Props): ReactElement {
  if (!agent)
    return (
      <>
        <p className={classes.quiet}>{journalTexts.noAgent}</p>
        <div>
          <LinkButton
            to="/clients/$clientId/licences"
            params={{ clientId }}
            size="xs"
            variant="default"
          >
            {journalTexts.toLicences}
          </LinkButton>
        </div>
      </>
    )
  if (listening) return <p className={classes.quiet}>{journalTexts.listening(agent.machine)}</p>
  return (
    <p className={classes.quiet}>
      {journalTexts.notListening(agent.machine)} {journalTexts.lastSeen}{' '}
      <Moment at={agent.lastSeenAt} zone={zone} />
    </p>
  )
}

type WaitingProps = {
  readonly request: NonNullable<AgentJournalTab['request']>
  readonly listening: boolean
  readonly zone: string
}

function Waiting({ request, listening, zone }: WaitingProps): ReactElement {
  return (
    <div className={classes.stack}>
      <p className={classes.waiting}>
        <Loader size="1rem" aria-hidden="true" />
        {journalTexts.waiting}
      </p>
      <p className={classes.small}>
        {journalTexts.asked(request.askedBy)} · <Moment at={request.askedAt} zone={zone} />
        {!listening && (
          <>
            <br />
            {journalTexts.leave}
          </>
        )}
      </p>
    </div>
  )
}
