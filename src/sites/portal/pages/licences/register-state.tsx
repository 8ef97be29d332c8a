import type { ReactElement } from 'react'
import type { IssuedLicence } from '#contracts/licences.ts'
import { licencesTexts, revokedTexts } from '#sites/texts/licences.ts'
import { dateTime } from '#sites/ui/dates.ts'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import classes from './licences-tab.module.css'

type Props = { readonly licence: IssuedLicence; readonly zone: string }

/** In force, over, replaced, or revoked: by whom, why, with what note. */
export function RegisterState({ licence, zone }: Props): ReactElement {
  const now = useNow()
  const { revoked } = licence
  const life = lifeOf(licence, now)
  const dot = <StateDot tone={tones[life]} label={licencesTexts[life]} />
  if (!revoked) return dot
  const at = dateTime(revoked.at, zone)
  return (
    <span className={classes.stacked}>
      {dot}
      <span className={classes.small}>
        {revoked.reason !== 'replaced' && `${revokedTexts[revoked.reason]}, `}
        {revoked.by === null
          ? licencesTexts.revokedAlone(at)
          : licencesTexts.revokedBy(revoked.by, at)}
      </span>
      {revoked.note !== null && (
        <span className={classes.small}>{licencesTexts.note(revoked.note)}</span>
      )}
    </span>
  )
}

const tones = {
  living: 'good',
  coming: 'coming',
  revoked: 'bad',
  replaced: 'quiet',
  ended: 'quiet',
} as const

function lifeOf({ revoked, notBefore, expiresAt }: IssuedLicence, now: number) {
  if (revoked) return revoked.reason === 'replaced' ? 'replaced' : 'revoked'
  if (Date.parse(expiresAt) <= now) return 'ended'
  return Date.parse(notBefore) > now ? 'coming' : 'living'
}
