import { IconAlertTriangle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { ProductVersionState } from '#contracts/product-versions.ts'
import { productStateTexts } from '#sites/texts/product-states.ts'
import classes from './state-badge.module.css'

const icons = {
  current: IconCircleCheck,
  supported: IconCircleDot,
  withdrawn: IconAlertTriangle,
} as const satisfies Record<ProductVersionState, unknown>

type Props = {
  readonly state: ProductVersionState
  /** Instead of the name of the state. */
  readonly said?: string
}

/** Where a version of a product stands: a word and a shape, the colour only helps. */
export function ProductStateBadge({ state, said }: Props): ReactElement {
  const Icon = icons[state]
  return (
    <span className={classes.badge} data-state={state}>
      <Icon size="0.9375rem" aria-hidden="true" />
      {said ?? productStateTexts[state]}
    </span>
  )
}
