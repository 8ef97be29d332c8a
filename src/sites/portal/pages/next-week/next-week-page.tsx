import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { NextWeek } from '#contracts/renewal.ts'
import { dateTexts } from '#sites/texts/dates.ts'
import { nextWeekTexts } from '#sites/texts/next-week.ts'
import { day } from '#sites/ui/dates.ts'
import { EmptyState } from '#sites/ui/empty-state.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { comingWeek, type ComingWeek } from './coming-week.ts'
import { nextWeekQuery } from './next-week-query.ts'
import { SummaryTable } from './summary-table.tsx'
import { WaysOn } from './ways-on.tsx'
import { WithoutList } from './without-list.tsx'
import { countWithout } from './without-states.ts'

const route = getRouteApi('/signed-in/licences')

/** Licences: who will be without one next week, and what to do about it while there is time. */
export function NextWeekPage(): ReactElement {
  const { distributeur, motif } = route.useSearch()
  const { data, error, refetch } = useQuery(nextWeekQuery(distributeur))
  const week = comingWeek(useNow())
  return (
    <div className={page.page}>
      <PageTitle title={nextWeekTexts.title} />
      <div>
        <p className={page.text}>{weekSaid(week)}</p>
        <p className={`${page.text} ${page.quiet}`}>{nextWeekTexts.intro}</p>
      </div>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={8} />}
      {data && (
        <>
          <Section title={nextWeekTexts.summary}>
            <SummaryTable rows={data.distributors} />
          </Section>
          {isReady(data) ? (
            <EmptyState title={nextWeekTexts.emptyTitle} text={nextWeekTexts.empty} />
          ) : (
            <WithoutList board={data} distributor={distributeur} reason={motif} week={week} />
          )}
        </>
      )}
      <WaysOn some={data !== undefined && !isReady(data)} />
    </div>
  )
}

function isReady({ distributors, withoutTotal }: NextWeek): boolean {
  return withoutTotal === 0 && distributors.every(({ states }) => countWithout(states) === 0)
}

function weekSaid({ number, monday, sunday, thursday, isOpen }: ComingWeek): string {
  const range = dateTexts.weekRange(day(monday), day(sunday))
  return isOpen
    ? nextWeekTexts.weekOpen(number, range)
    : nextWeekTexts.week(number, range, `${dateTexts.thursday} ${day(thursday)}`)
}
