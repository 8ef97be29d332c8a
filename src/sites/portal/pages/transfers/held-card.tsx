import { useRef, useState, type ReactElement } from 'react'
import type { HeldCollection } from '#contracts/transfers.ts'
import { heldTexts } from '#sites/texts/transfers.ts'
import { useMay } from '#sites/portal/session.ts'
import { Section } from '#sites/ui/section.tsx'
import { HeldLine } from './held-line.tsx'
import classes from './transfers.module.css'

type Props = {
  readonly clientId: string
  readonly held: readonly HeldCollection[]
  readonly zone: string
}

/** What waits for a yes or a no. Stays a moment longer to say that an answer came too late. */
export function HeldCard({ clientId, held, zone }: Props): ReactElement | null {
  const [replaced, setReplaced] = useState(false)
  const notice = useRef<HTMLDivElement>(null)
  const may = useMay('transfers:manage')
  if (held.length === 0 && !replaced) return null
  return (
    <Section title={heldTexts.title}>
      <div className={classes.stack}>
        {replaced && (
          <div ref={notice} role="alert" className={classes.notice}>
            <strong>{heldTexts.replacedTitle}</strong>
            <span>{heldTexts.replacedText}</span>
          </div>
        )}
        {held.length > 0 && <p>{heldTexts.hint}</p>}
        {held.length > 0 && !may && <p className={classes.quiet}>{heldTexts.readOnly}</p>}
        <ul className={classes.held}>
          {held.map((one) => (
            <HeldLine
              key={`${one.collection} ${one.target}`}
              clientId={clientId}
              held={one}
              zone={zone}
              onAnswer={setReplaced}
            />
          ))}
        </ul>
      </div>
    </Section>
  )
}
