import { useRef, type ReactElement, type ReactNode } from 'react'
import type { LicenceWeek } from '#contracts/licences.ts'
import { dateTexts } from '#sites/texts/dates.ts'
import { dayAt, lastInstant, weekNumber } from '#sites/ui/dates.ts'
import { Section } from '#sites/ui/section.tsx'
import { useKeptFocus } from '#sites/ui/use-kept-focus.ts'
import classes from './licences-tab.module.css'

type Props = {
  readonly title: string
  readonly week: LicenceWeek
  readonly zone: string
  readonly badge: ReactNode
  readonly children: ReactNode
}

/** One of the two weeks that matter: which days it has, and what stands in it. */
export function WeekCard({ title, week, zone, badge, children }: Props): ReactElement {
  const card = useRef<HTMLDivElement>(null)
  useKeptFocus(card, week.licence?.id)
  const from = dayAt(week.startsAt, zone)
  const to = dayAt(lastInstant(week.endsAt), zone)
  return (
    <Section title={title} actions={badge}>
      <div ref={card} tabIndex={-1} className={classes.week}>
        <p className={classes.number}>
          {dateTexts.week(weekNumber(week.week))} · {dateTexts.weekRange(from, to)}
        </p>
        {children}
      </div>
    </Section>
  )
}
