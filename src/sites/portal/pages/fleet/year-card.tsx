import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { FleetYear, TransferWeek } from '#contracts/fleet.ts'
import { fleetYearTexts } from '#sites/texts/fleet.ts'
import { transferOutcomeTexts } from '#sites/texts/transfers.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { dateTime, day } from '#sites/ui/dates.ts'
import { Loading } from '#sites/ui/loading.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { fleetYearQuery } from './fleet-query.ts'
import classes from './fleet.module.css'
import { WeekBars, type Bar } from './week-bars.tsx'

/** How transfers ended and what they brought, for a year, and beside the pictures the same in a table. */
export function YearCard(): ReactElement {
  const { data, error, refetch } = useQuery(fleetYearQuery)
  return (
    <Section title={fleetYearTexts.title}>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={4} />}
      {data && <Year {...data} />}
    </Section>
  )
}

function Year({ weeks, countedAt }: FleetYear): ReactElement {
  if (countedAt === null || weeks.every((week) => endedIn(week) === 0))
    return <p className={page.quiet}>{fleetYearTexts.none}</p>
  return (
    <div className={classes.year}>
      <p className={page.quiet}>{fleetYearTexts.countedAt(dateTime(countedAt, 'Europe/Paris'))}</p>
      <div className={classes.charts}>
        <Chart
          title={fleetYearTexts.endings}
          weeks={weeks}
          countOf={endedIn}
          said={(all, most) => fleetYearTexts.endingsSaid(all, sum(weeks, badIn), most)}
          kinds={outcomes}
        />
        <Chart
          title={fleetYearTexts.records}
          weeks={weeks}
          countOf={({ records }) => records}
          said={fleetYearTexts.recordsSaid}
          kinds={['records']}
        />
      </div>
      <ul aria-label={fleetYearTexts.legend} className={classes.legend}>
        {outcomes.map((outcome) => (
          <li key={outcome} data-kind={outcome}>
            {transferOutcomeTexts[outcome]}
          </li>
        ))}
      </ul>
      <details className={classes.table}>
        <summary>{fleetYearTexts.table}</summary>
        <DataTable
          label={fleetYearTexts.title}
          rows={weeks.toReversed()}
          columns={columns}
          rowKey={({ monday }) => monday}
        />
      </details>
    </div>
  )
}

type ChartProps = {
  readonly title: string
  readonly weeks: readonly TransferWeek[]
  readonly countOf: (week: TransferWeek) => number
  readonly said: (all: number, most: number) => string
  readonly kinds: readonly Kind[]
}
type Kind = (typeof outcomes)[number] | 'records'

function Chart({ title, weeks, countOf, said, kinds }: ChartProps): ReactElement {
  const most = Math.max(...weeks.map(countOf))
  const bars = weeks.map((week): Bar => {
    const parts = kinds.map((kind) => ({ kind, count: week[kind] }))
    const lines = parts.map(({ kind, count }) => fleetYearTexts.part(count, nameOf(kind)))
    return {
      monday: week.monday,
      title: [fleetYearTexts.weekOf(day(week.monday)), ...lines].join('\n'),
      parts,
    }
  })
  const all = sum(weeks, countOf)
  return (
    <div className={classes.chart}>
      <h3 className={classes.chartTitle}>
        {title} <span>{fleetYearTexts.sum(all)}</span>
      </h3>
      <p className={classes.most}>{fleetYearTexts.most(most)}</p>
      <WeekBars label={said(all, most)} bars={bars} />
    </div>
  )
}

const outcomes = ['done', 'held', 'failed', 'interrupted'] as const

function nameOf(kind: Kind): string {
  return kind === 'records' ? fleetYearTexts.records : transferOutcomeTexts[kind]
}

function endedIn(week: TransferWeek): number {
  return outcomes.reduce((sum, outcome) => sum + week[outcome], 0)
}

function badIn({ failed, interrupted }: TransferWeek): number {
  return failed + interrupted
}

function sum(weeks: readonly TransferWeek[], countOf: (week: TransferWeek) => number): number {
  return weeks.reduce((total, week) => total + countOf(week), 0)
}

const columns = [
  {
    key: 'week',
    label: fleetYearTexts.week,
    render: ({ monday }: TransferWeek) => day(monday),
  },
  ...([...outcomes, 'records'] as const).map((kind) => ({
    key: kind,
    label: kind === 'records' ? fleetYearTexts.recordsShort : nameOf(kind),
    render: (week: TransferWeek) => week[kind].toLocaleString('fr-FR'),
  })),
]
