import type { ReactElement } from 'react'
import { dateTime, relative } from './dates.ts'
import classes from './moment.module.css'
import { useNow } from './use-now.ts'

type Props = { readonly at: string; readonly zone?: string; readonly stacked?: boolean }

/** An instant, absolute and relative together. */
export function Moment({ at, zone, stacked = false }: Props): ReactElement {
  const now = useNow()
  return (
    <time dateTime={at} className={stacked ? classes.stacked : classes.inline}>
      <span>{dateTime(at, zone)}</span> <span className={classes.ago}>{relative(at, now)}</span>
    </time>
  )
}
