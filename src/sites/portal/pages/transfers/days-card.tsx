import type { ReactElement } from 'react'
import type { TransferOutcome, TransfersTab } from '#contracts/transfers.ts'
import { daysTexts, transferOutcomeTexts } from '#sites/texts/transfers.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { day as daySaid } from '#sites/ui/dates.ts'
import { Section } from '#sites/ui/section.tsx'
import { DayMark } from './day-mark.tsx'
import { placeDays } from './days-grid.ts'
import classes from './days.module.css'
import shared from './transfers.module.css'

type Day = TransfersTab['days'][number]
type Props = { readonly days: readonly Day[] }

const step = 18
const left = 14

/** How the last 90 days went, at a glance and, beside it, day by day in words. */
export function DaysCard({ days }: Props): ReactElement {
  const placed = placeDays(days)
  const columns = Math.max(0, ...placed.map(({ column }) => column)) + 1
  const counts = countsOf(days)
  return (
    <Section title={daysTexts.title}>
      <div className={shared.stack}>
        <p className={shared.small}>{daysTexts.hint}</p>
        <div className={classes.days}>
          <svg
            role="img"
            aria-label={daysTexts.summary(
              counts.map(([outcome, count]) => daysTexts.count(count, said(outcome))).join(', '),
            )}
            viewBox={`0 0 ${left + columns * step} ${7 * step}`}
            className={classes.calendar}
          >
            {weekdays.map(({ name, row }) => (
              <text key={name} x="0" y={row * step + 11} className={classes.weekday}>
                {name.slice(0, 1).toUpperCase()}
              </text>
            ))}
            {placed.map(({ day, outcome, transfers, column, row }) => (
              <g key={day} transform={`translate(${left + column * step} ${row * step})`}>
                <title>{daysTexts.cell(daySaid(day), said(outcome), transfers)}</title>
                <DayMark outcome={outcome} />
              </g>
            ))}
          </svg>
          <ul aria-label={daysTexts.legend} className={classes.legend}>
            {counts.map(([outcome, count]) => (
              <li key={outcome}>
                <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                  <DayMark outcome={outcome} />
                </svg>
                {said(outcome)}
                <span className={shared.small}>{count}</span>
              </li>
            ))}
          </ul>
        </div>
        <DaysTable days={days} />
      </div>
    </Section>
  )
}

function DaysTable({ days }: Props): ReactElement {
  return (
    <details className={classes.table}>
      <summary>{daysTexts.table}</summary>
      <DataTable
        label={daysTexts.title}
        rows={days.toReversed()}
        columns={columns}
        rowKey={({ day }) => day}
      />
    </details>
  )
}

const columns = [
  { key: 'day', label: daysTexts.day, render: ({ day }: Day) => daySaid(day) },
  { key: 'outcome', label: daysTexts.outcome, render: ({ outcome }: Day) => said(outcome) },
  {
    key: 'transfers',
    label: daysTexts.transfers,
    render: ({ transfers }: Day) => String(transfers),
  },
]

const weekdays = daysTexts.weekdays.split(' ').map((name, row) => ({ name, row }))

const order = ['done', 'held', 'failed', 'interrupted', 'superseded', 'running', null] as const

/** Those that happened, in the order in which one reads them. */
function countsOf(days: readonly Day[]): (readonly [TransferOutcome | null, number])[] {
  return order
    .map((outcome) => [outcome, days.filter((day) => day.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0)
}

function said(outcome: TransferOutcome | null): string {
  return outcome === null ? daysTexts.none : transferOutcomeTexts[outcome]
}
