import { IconAlertCircle, IconCircleCheck, IconCircleMinus, IconPlugOff } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { BlockState } from '#base/agent-journal/journal-block.ts'
import { blockStateTexts } from '#sites/texts/agent-journal.ts'
import classes from '#sites/ui/state-badge.module.css'

const icons = {
  succeeded: IconCircleCheck,
  failed: IconAlertCircle,
  abandoned: IconCircleMinus,
  interrupted: IconPlugOff,
} as const satisfies Record<BlockState, unknown>

/** How a transfer ended: a word and a shape, the colour only helps. */
export function BlockStateBadge({ state }: { readonly state: BlockState }): ReactElement {
  const Icon = icons[state]
  return (
    <span className={classes.badge} data-state={state}>
      <Icon size="0.9375rem" aria-hidden="true" />
      {blockStateTexts[state]}
    </span>
  )
}
