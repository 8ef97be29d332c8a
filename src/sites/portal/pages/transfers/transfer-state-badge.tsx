import {
  IconAlertCircle,
  IconBeach,
  IconCircleCheck,
  IconCircleDashed,
  IconClockExclamation,
  IconHelpCircle,
  IconRefresh,
  IconUnlink,
} from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { TransferState } from '#contracts/transfers.ts'
import { transferStateTexts } from '#sites/texts/transfer-states.ts'
import classes from '#sites/ui/state-badge.module.css'

const icons = {
  suspended: IconBeach,
  never: IconCircleDashed,
  running: IconRefresh,
  held: IconHelpCircle,
  failed: IconAlertCircle,
  interrupted: IconUnlink,
  late: IconClockExclamation,
  'up-to-date': IconCircleCheck,
} as const satisfies Record<TransferState, unknown>

/** Where the transfers of a school stand: a word and a shape, the colour only helps. */
export function TransferStateBadge({ state }: { readonly state: TransferState }): ReactElement {
  const Icon = icons[state]
  return (
    <span className={classes.badge} data-state={state}>
      <Icon size="0.9375rem" aria-hidden="true" />
      {transferStateTexts[state]}
    </span>
  )
}
