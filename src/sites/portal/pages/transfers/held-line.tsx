import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { HeldCollection } from '#contracts/transfers.ts'
import { collectionSaid } from '#sites/texts/collections.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { heldTexts } from '#sites/texts/transfers.ts'
import { useMay } from '#sites/portal/session.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { HeldRowsDialog } from './held-rows-dialog.tsx'
import classes from './transfers.module.css'
import { useAnswerHeld } from './use-answer-held.ts'

type Props = {
  readonly clientId: string
  readonly held: HeldCollection
  readonly zone: string
  /** Whether the answer came too late. */
  readonly onAnswer: (replaced: boolean) => void
}

/** One collection: how much of it would go, since when, and the two answers. */
export function HeldLine({ clientId, held, zone, onAnswer }: Props): ReactElement {
  const [open, setOpen] = useState<'rows' | 'acceptance'>()
  const close = (): void => {
    setOpen(undefined)
  }
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
              setOpen('rows')
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
              setOpen('acceptance')
            }}
          >
            {heldTexts.accept}
          </Button>
        </div>
      )}
      {open === 'rows' && <HeldRowsDialog clientId={clientId} held={held} onClose={close} />}
      {open === 'acceptance' && (
        <AcceptDialog clientId={clientId} held={held} onAnswer={onAnswer} onClose={close} />
      )}
    </li>
  )
}
