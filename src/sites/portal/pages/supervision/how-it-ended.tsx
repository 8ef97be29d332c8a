import type { ReactElement } from 'react'
import type { Supervision } from '#contracts/supervision.ts'
import { accessTexts } from '#sites/texts/client-supervision.ts'
import { endTexts } from '#sites/texts/supervision.ts'
import { dateTime, relative } from '#sites/ui/dates.ts'
import { StateDot } from '#sites/ui/state-dot.tsx'
import classes from './supervision.module.css'
import { isRunning } from './supervision-life.ts'

type Props = { readonly supervision: Supervision; readonly now: number; readonly zone: string }

/** Running and for how long still, or when and how it came to its end. */
export function HowItEnded({ supervision, now, zone }: Props): ReactElement {
  const { endsAt, endedAt, endedWhy } = supervision
  if (isRunning(supervision, now))
    return (
      <span className={classes.stacked}>
        <StateDot tone="good" label={accessTexts.running} />
        <span className={classes.small}>{accessTexts.runningUntil(relative(endsAt, now))}</span>
      </span>
    )
  return (
    <span className={classes.stacked}>
      <span>{endTexts[endedWhy ?? 'time-is-up']}</span>
      <span className={classes.small}>{dateTime(endedAt ?? endsAt, zone)}</span>
    </span>
  )
}
