import { useState, type ReactElement } from 'react'
import type { HeldCollection } from '#contracts/transfers.ts'
import { heldTexts } from '#sites/texts/transfers.ts'
import { useMay } from '#sites/portal/session.ts'
import { Section } from '#sites/ui/section.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { HeldLine } from './held-line.tsx'
import { HeldRowsDialog } from './held-rows-dialog.tsx'
import classes from './transfers.module.css'

type Props = {
  readonly clientId: string
  readonly held: readonly HeldCollection[]
  readonly zone: string
}

/** What waits for a yes or a no. Stays a moment longer to say that an answer came too late. */
export function HeldCard({ clientId, held, zone }: Props): ReactElement | null {
  const [replaced, setReplaced] = useState(false)
  // What a dialog is about is kept here: it must not vanish under the hands of whoever reads it.
  const [open, setOpen] = useState<{ what: 'rows' | 'acceptance'; held: HeldCollection }>()
  const close = (): void => {
    setOpen(undefined)
  }
  const may = useMay('transfers:manage')
  return (
    <>
      {(held.length > 0 || replaced) && (
        <Section title={heldTexts.title}>
          <div className={classes.stack}>
            {replaced && (
              <div role="alert" className={classes.notice}>
                <strong>{heldTexts.replacedTitle}</strong>
                <span>{heldTexts.replacedText}</span>
              </div>
            )}
            {held.length > 0 && <p>{heldTexts.hint}</p>}
            {held.length > 0 && !may && <p className={classes.quiet}>{heldTexts.readOnly}</p>}
            {held.length > 0 && (
              <ul className={classes.held}>
                {held.map((one) => (
                  <HeldLine
                    key={`${one.collection} ${one.target}`}
                    clientId={clientId}
                    held={one}
                    zone={zone}
                    onOpen={setOpen}
                    onAnswer={setReplaced}
                  />
                ))}
              </ul>
            )}
          </div>
        </Section>
      )}
      {open?.what === 'rows' && (
        <HeldRowsDialog clientId={clientId} held={open.held} onClose={close} />
      )}
      {open?.what === 'acceptance' && (
        <AcceptDialog clientId={clientId} held={open.held} onAnswer={setReplaced} onClose={close} />
      )}
    </>
  )
}
