import type { ReactElement } from 'react'
import { dailyPasswordTexts } from '#sites/texts/daily-password.ts'
import { api } from '#sites/portal/api.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useMay } from '#sites/portal/session.ts'
import { AcceptedUntil } from './accepted-until.tsx'
import classes from './client-password-card.module.css'
import { MaskedPassword } from './masked-password.tsx'
import { useTimedSecret } from './use-timed-secret.ts'

/** Mot de passe du jour that this school’s software takes, by the licence it holds. */
export function ClientPasswordCard({
  clientId,
}: {
  readonly clientId: string
}): ReactElement | null {
  const held = useTimedSecret(() =>
    api('POST /api/clients/:clientId/daily-password-reveals', { params: { clientId } }),
  )
  const { secret, error } = held
  if (!useMay('daily-password:reveal')) return null
  return (
    <Section title={dailyPasswordTexts.titleOfSchool}>
      <div className={classes.card}>
        <MaskedPassword held={held} />
        <div className={classes.about}>
          {secret ? (
            <>
              <AcceptedUntil {...secret} />
              <span data-origin={secret.origin}>{dailyPasswordTexts[secret.origin]}</span>
            </>
          ) : (
            <span>{dailyPasswordTexts.ofSchoolHint}</span>
          )}
        </div>
        <RefusalPanel error={error} />
      </div>
    </Section>
  )
}
