import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Supervision } from '#contracts/supervision.ts'
import { supportAccessTexts } from '#sites/texts/support-access.ts'
import { endTexts } from '#sites/texts/supervision.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { dateTime } from '#sites/ui/dates.ts'
import { Moment } from '#sites/ui/moment.tsx'
import page from '#sites/ui/page.module.css'
import { Section } from '#sites/ui/section.tsx'
import { useZone } from '../../session.ts'
import { reasonOf, whoOf } from './supervision-facts.tsx'
import classes from './support-access.module.css'

type Props = { readonly supervisions: readonly Supervision[] }

/** Who was in, why and when; each with its report. */
export function PastSupervisions({ supervisions }: Props): ReactElement {
  const zone = useZone()
  const columns = [
    {
      key: 'started',
      label: supportAccessTexts.started,
      render: ({ startedAt }: Supervision) => <Moment at={startedAt} zone={zone} stacked />,
    },
    {
      key: 'who',
      label: supportAccessTexts.who,
      render: (row: Supervision) => (
        <span className={classes.stacked}>
          {whoOf(row)}
          {row.emergency && <strong>{supportAccessTexts.emergency}</strong>}
        </span>
      ),
    },
    { key: 'reason', label: supportAccessTexts.reason, render: reasonOf },
    {
      key: 'ended',
      label: supportAccessTexts.ended,
      render: ({ endedAt, endsAt, endedWhy }: Supervision) => (
        <span className={classes.stacked}>
          {dateTime(endedAt ?? endsAt, zone)}
          {endedWhy !== null && <span>{endTexts[endedWhy]}</span>}
        </span>
      ),
    },
    {
      key: 'report',
      label: supportAccessTexts.report,
      render: (row: Supervision) => (
        <Link
          to="/acces-du-support/$supervisionId"
          params={{ supervisionId: row.id }}
          aria-label={`${supportAccessTexts.reportLines(row.lines)} : ${supportAccessTexts.readReport(
            whoOf(row),
            dateTime(row.startedAt, zone),
          )}`}
        >
          {supportAccessTexts.reportLines(row.lines)}
        </Link>
      ),
    },
  ]
  return (
    <Section title={supportAccessTexts.past}>
      {supervisions.length === 0 ? (
        <p className={page.quiet}>{supportAccessTexts.pastNone}</p>
      ) : (
        <DataTable
          label={supportAccessTexts.past}
          rows={supervisions}
          columns={columns}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}
