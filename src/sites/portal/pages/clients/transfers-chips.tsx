import type { ReactElement } from 'react'
import { clientsTexts } from '#sites/texts/clients.ts'
import { transferFilters } from './list-search.ts'
import { Chip } from './state-chips.tsx'
import classes from './state-chips.module.css'

type Props = {
  readonly chosen: string | undefined
  /** An empty text for all. */
  readonly onChange: (transfers: string) => void
}

/** The clients whose transfers need somebody, one way or another. */
export function TransfersChips({ chosen, onChange }: Props): ReactElement {
  return (
    <div role="group" aria-label={clientsTexts.filterTransfers} className={classes.chips}>
      {Object.keys(transferFilters).map((name) => (
        <Chip
          key={name}
          label={clientsTexts.transfers[name as keyof typeof transferFilters]}
          counted={false}
          pressed={chosen === name}
          onPress={() => {
            onChange(chosen === name ? '' : name)
          }}
        />
      ))}
    </div>
  )
}
