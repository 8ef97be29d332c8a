import {
  IconAlertCircle,
  IconCalendarOff,
  IconCalendarTime,
  IconCircleCheck,
  IconFileOff,
  IconSend,
} from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { LicenceState } from '#contracts/clients.ts'
import { stateTexts } from '#sites/texts/states.ts'
import classes from './state-badge.module.css'

const icons = {
  'to-issue': IconAlertCircle,
  'contract-ended': IconCalendarOff,
  'no-contract': IconFileOff,
  'contract-to-come': IconCalendarTime,
  issued: IconSend,
  fetched: IconCircleCheck,
} as const satisfies Record<LicenceState, unknown>

/** Where a client stands this week: a word and a shape, the colour only helps. */
export function StateBadge({ state }: { readonly state: LicenceState }): ReactElement {
  const Icon = icons[state]
  return (
    <span className={classes.badge} data-state={state}>
      <Icon size="0.9375rem" aria-hidden="true" />
      {stateTexts[state]}
    </span>
  )
}
