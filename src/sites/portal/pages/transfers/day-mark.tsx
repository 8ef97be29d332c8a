import type { ReactElement } from 'react'
import type { TransferOutcome } from '#contracts/transfers.ts'
import classes from './days.module.css'

/** How a day ended, in a square of 16 from the origin: each outcome a shape of its own, the colour only helps. */
export function DayMark({ outcome }: { readonly outcome: TransferOutcome | null }): ReactElement {
  return (
    <g data-outcome={outcome ?? 'none'} className={classes.mark}>
      <rect x="1" y="1" width="14" height="14" rx="3" />
      <path d={shapes[outcome ?? 'none']} />
    </g>
  )
}

const shapes: Readonly<Record<TransferOutcome | 'none', string>> = {
  done: 'M4.5 8.5 7 11l4.5-5.5',
  held: 'M6 6.2a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1m0 2.4v.2',
  failed: 'm5 5 6 6m0-6-6 6',
  interrupted: 'M4.5 8h7',
  superseded: 'M5 11l6-6',
  running: 'M8 5v3l2.2 1.6',
  none: '',
}
