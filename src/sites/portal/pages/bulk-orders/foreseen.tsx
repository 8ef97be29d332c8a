import type { ReactElement } from 'react'
import type { BulkOrder } from '#contracts/bulk-orders.ts'
import { bulkOrderTexts } from '#sites/texts/bulk-orders.ts'
import classes from './bulk-orders.module.css'
import { OutcomeLines } from './outcome-lines.tsx'

type Props = {
  readonly outcomes: BulkOrder['outcomes'] | undefined
  /** Whether something is being counted. */
  readonly isPending: boolean
  readonly count: number
  /** Said where it would do nothing. */
  readonly none: string
}

/** What an order would come to now. */
export function Foreseen({ outcomes, isPending, count, none }: Props): ReactElement {
  return (
    <div aria-live="polite" className={classes.foreseen}>
      <strong>{bulkOrderTexts.foreseen}</strong>
      {isPending && <span>{bulkOrderTexts.counting}</span>}
      {outcomes && <OutcomeLines outcomes={outcomes} foreseen />}
      {outcomes && count === 0 && <span>{none}</span>}
      {!isPending && !outcomes && <span>{bulkOrderTexts.toChoose}</span>}
    </div>
  )
}
