import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Supervision } from '#contracts/supervision.ts'
import { accessTexts, superviseTexts } from '#sites/texts/client-supervision.ts'
import { reasonTexts } from '#sites/texts/supervision.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { EndButton } from './end-button.tsx'
import { HowItEnded } from './how-it-ended.tsx'
import classes from './supervision.module.css'
import { isRunning, lastedMinutes } from './supervision-life.ts'

type Props = {
  readonly clientId: string
  readonly supervisions: readonly Supervision[]
  readonly zone: string
}

/** Newest first; a row opens its report. */
export function SupervisionsTable({ clientId, supervisions, zone }: Props): ReactElement {
  const now = useNow()
  const someRun = supervisions.some((supervision) => isRunning(supervision, now))
  const columns = columnsOf(clientId, zone, now)
  return (
    <div className={classes.rows}>
      <DataTable
        label={accessTexts.title}
        rows={supervisions}
        columns={someRun ? [...columns, endColumn(clientId, now)] : columns}
        rowKey={({ id }) => id}
      />
    </div>
  )
}

function columnsOf(clientId: string, zone: string, now: number) {
  return [
    {
      key: 'started',
      label: accessTexts.started,
      render: ({ id, startedAt }: Supervision) => (
        <Link
          to="/clients/$clientId/acces/$supervisionId"
          params={{ clientId, supervisionId: id }}
          className={classes.open}
        >
          <span className={classes.hidden}>{accessTexts.reportOf}</span>
          <Moment at={startedAt} zone={zone} stacked />
        </Link>
      ),
    },
    {
      key: 'who',
      label: accessTexts.who,
      render: ({ technician, distributor }: Supervision) => (
        <span className={classes.stacked}>
          <span>{technician}</span>
          <span className={classes.small}>{distributor ?? accessTexts.publisher}</span>
        </span>
      ),
    },
    {
      key: 'why',
      label: accessTexts.why,
      render: (supervision: Supervision) => <Why supervision={supervision} />,
    },
    {
      key: 'lasted',
      label: accessTexts.lasted,
      render: (supervision: Supervision) => accessTexts.minutes(lastedMinutes(supervision, now)),
    },
    {
      key: 'ended',
      label: accessTexts.ended,
      render: (supervision: Supervision) => (
        <HowItEnded supervision={supervision} now={now} zone={zone} />
      ),
    },
    {
      key: 'lines',
      label: accessTexts.lines,
      render: ({ lines, modifiesSince }: Supervision) => (
        <span className={classes.stacked}>
          <span>{accessTexts.linesCount(lines)}</span>
          <span className={classes.small}>
            {modifiesSince === null ? accessTexts.readOnly : accessTexts.modified}
          </span>
        </span>
      ),
    },
  ]
}

function endColumn(clientId: string, now: number) {
  return {
    key: 'actions',
    label: accessTexts.actions,
    render: (supervision: Supervision) =>
      isRunning(supervision, now) ? (
        <EndButton clientId={clientId} supervision={supervision} />
      ) : null,
  }
}

/** The reason, then what was said more. */
export function Why({ supervision }: { readonly supervision: Supervision }): ReactElement {
  const { reason, sentence, ticket, emergency } = supervision
  return (
    <span className={classes.stacked}>
      <span>{reasonTexts[reason]}</span>
      {sentence !== null && <span className={classes.small}>«&#8239;{sentence}&#8239;»</span>}
      {ticket !== null && <span className={classes.small}>{superviseTexts.ticketOf(ticket)}</span>}
      {emergency && <span className={classes.mark}>{accessTexts.emergency}</span>}
    </span>
  )
}
