import {
  IconAlertCircle,
  IconCalendarOff,
  IconCalendarRepeat,
  IconCalendarTime,
  IconFileOff,
  IconSend,
} from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { NextWeekState } from '#contracts/licences.ts'
import { nextStateTexts } from '#sites/texts/next-week.ts'
import classes from './state-badge.module.css'

const icons = {
  'no-contract': IconFileOff,
  'contract-ended': IconCalendarOff,
  'contract-to-come': IconCalendarTime,
  'contract-ends': IconCalendarOff,
  'never-issued': IconAlertCircle,
  stopped: IconAlertCircle,
  'renewal-off': IconAlertCircle,
  'will-renew': IconCalendarRepeat,
  issued: IconSend,
} as const satisfies Record<NextWeekState, unknown>

/** Where next week’s licence stands: a word and a shape, the colour only helps. */
export function NextStateBadge({ state }: { readonly state: NextWeekState }): ReactElement {
  const Icon = icons[state]
  return (
    <span className={classes.badge} data-state={state}>
      <Icon size="0.9375rem" aria-hidden="true" />
      {nextStateTexts[state]}
    </span>
  )
}
