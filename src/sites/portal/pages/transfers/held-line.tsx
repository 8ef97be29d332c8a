import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { HeldCollection } from '#contracts/transfers.ts'
import { collectionSaid } from '#sites/texts/collections.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { heldTexts } from '#sites/texts/transfers.ts'
import { useMay } from '#sites/portal/session.ts'
import { Moment } from '#sites/ui/moment.tsx'
import classes from './transfers.module.css'
import { useAnswerHeld } from './use-answer-held.ts'

type Props = {
  readonly clientId: string
  readonly held: HeldCollection
  readonly zone: string
  readonly onOpen: (open: { what: 'rows' | 'acceptance'; held: HeldCollection }) => void
  /** Whether the answer came too late. */
  readonly onAnswer: (replaced: boolean) => void
}

/** One collection: how much of it would go, since when, and the two answers. */
export function HeldLine({ clientId, held, zone, onOpen, onAnswer }: Props): ReactElement {
  const refusing = useAnswerHeld('refusal', { clientId, held, onAnswer })
  const name = collectionSaid(held.collection)
  const may = useMay('transfers:manage')
  return (
    <li>
      <span className={classes.stacked}>
        <strong>
          {name} <span className={classes.small}>{moduleTexts[held.module]}</span>
        </strong>
        <span>{heldTexts.what(held.disappearing, held.of)}</span>
        <span className={classes.small}>
          {heldTexts.since} <Moment at={held.since} zone={zone} />
        </span>
      </span>
      {may && (
        <div className={classes.actions}>
          <Button
            variant="default"
            aria-label={heldTexts.listOne(name)}
            onClick={() => {
              onOpen({ what: 'rows', held })
            }}
          >
            {heldTexts.list}
          </Button>
          <Button
            variant="default"
            loading={refusing.isPending}
            aria-label={heldTexts.refuseOne(name)}
            onClick={() => {
              refusing.mutate()
            }}
          >
            {heldTexts.refuse}
          </Button>
          <Button
            color="red"
            aria-label={heldTexts.acceptOne(name)}
            onClick={() => {
              onOpen({ what: 'acceptance', held })
            }}
          >
            {heldTexts.accept}
          </Button>
        </div>
      )}
    </li>
  )
}
