import type { ReactElement } from 'react'
import type { ClientPage, LicenceState } from '#contracts/clients.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { stateTexts } from '#sites/texts/states.ts'
import classes from './state-chips.module.css'

type Props = {
  readonly chosen: string | undefined
  readonly counts: ClientPage['states'] | undefined
  /** An empty text for all states. */
  readonly onChange: (state: string) => void
}

const states = Object.keys(stateTexts) as LicenceState[]

/** One state or all, each with its count. */
export function StateChips({ chosen, counts, onChange }: Props): ReactElement {
  const total = counts && Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <div role="group" aria-label={clientsTexts.filterState} className={classes.chips}>
      <Chip
        label={clientsTexts.allStates}
        count={total}
        pressed={chosen === undefined}
        onPress={() => {
          onChange('')
        }}
      />
      {states.map((state) => (
        <Chip
          key={state}
          label={stateTexts[state]}
          count={counts && (counts[state] ?? 0)}
          pressed={chosen === state}
          onPress={() => {
            onChange(chosen === state ? '' : state)
          }}
        />
      ))}
    </div>
  )
}

type ChipProps = {
  readonly label: string
  readonly count?: number | undefined
  readonly counted?: boolean
  readonly pressed: boolean
  readonly onPress: () => void
}

/** A filter to press; its count where it is known. */
export function Chip({ label, count, counted = true, pressed, onPress }: ChipProps): ReactElement {
  return (
    <button type="button" aria-pressed={pressed} className={classes.chip} onClick={onPress}>
      {label}
      {counted && (
        <span className={classes.count}>{count?.toLocaleString('fr-FR') ?? '\u2007'}</span>
      )}
    </button>
  )
}
