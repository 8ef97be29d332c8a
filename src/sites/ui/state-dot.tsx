import type { ReactElement } from 'react'
import classes from './state-dot.module.css'

type Props = {
  readonly tone: 'good' | 'coming' | 'bad' | 'quiet'
  /** Says the state: the dot only helps. */
  readonly label: string
}

/** The state of a row, in a table. */
export function StateDot({ tone, label }: Props): ReactElement {
  return (
    <span className={classes.state} data-tone={tone}>
      {label}
    </span>
  )
}
