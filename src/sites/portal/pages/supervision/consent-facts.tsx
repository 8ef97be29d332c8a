import type { ReactElement } from 'react'
import type { Consent } from '#contracts/supervision.ts'
import { accessTexts } from '#sites/texts/client-supervision.ts'
import { consentTexts } from '#sites/texts/supervision.ts'
import { Moment } from '#sites/ui/moment.tsx'
import classes from './supervision.module.css'

type Props = { readonly consent: Consent; readonly zone: string }

/** When the school lets the support in, since when, by whom. */
export function ConsentFacts({ consent, zone }: Props): ReactElement {
  const { mode, grantedUntil, changedAt, changedBy } = consent
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{accessTexts.mode}</dt>
        <dd>
          {consentTexts[mode]}
          {mode === 'on-request' && (
            <span className={classes.line}>
              {grantedUntil === null ? (
                accessTexts.notGranted
              ) : (
                <>
                  {accessTexts.granted} <Moment at={grantedUntil} zone={zone} />
                </>
              )}
            </span>
          )}
          <span className={classes.line}>
            {changedAt === null ? (
              accessTexts.byDefault
            ) : (
              <>
                {accessTexts.changed} <Moment at={changedAt} zone={zone} />
                {changedBy !== null && ` ${accessTexts.by(changedBy)}`}
              </>
            )}
          </span>
        </dd>
      </div>
    </dl>
  )
}
