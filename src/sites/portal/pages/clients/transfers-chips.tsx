import type { ReactElement } from 'react'
import { clientsTexts } from '#sites/texts/clients.ts'
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
      {usual.map((name) => (
        <Chip
          key={name}
          label={clientsTexts.transfers[name]}
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

/** Those that need somebody: what else the address selects is said beside them, when it does. */
export const usual = ['retard', 'echec', 'confirmer'] as const
