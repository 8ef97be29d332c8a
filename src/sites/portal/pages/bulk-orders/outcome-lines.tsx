import type { ReactElement } from 'react'
import type { BulkOrder, BulkOutcome } from '#contracts/bulk-orders.ts'
import { doneTexts, foreseenTexts } from '#sites/texts/bulk-orders.ts'
import classes from './bulk-orders.module.css'

type Props = { readonly outcomes: BulkOrder['outcomes']; readonly foreseen?: boolean }

/** How many, and why the others are left out; what is none is not said. */
export function OutcomeLines({ outcomes, foreseen = false }: Props): ReactElement {
  const texts = foreseen ? foreseenTexts : doneTexts
  const lines = (Object.keys(foreseenTexts) as BulkOutcome[]).filter(
    (outcome) => (outcomes[outcome] ?? 0) > 0,
  )
  return (
    <ul className={classes.outcomes}>
      {lines.map((outcome) => (
        <li key={outcome} data-outcome={outcome}>
          {texts[outcome](outcomes[outcome] ?? 0)}
        </li>
      ))}
    </ul>
  )
}
