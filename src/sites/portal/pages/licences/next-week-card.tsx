import type { ReactElement } from 'react'
import type { ClientLicences } from '#contracts/licences.ts'
import { licencesTexts, nextWeekAdvice, nextWeekOpens } from '#sites/texts/licences.ts'
import { day, dayAt, weekdayAt } from '#sites/ui/dates.ts'
import { NextStateBadge } from '#sites/ui/next-state-badge.tsx'
import { StateBadge } from '#sites/ui/state-badge.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { HeldLicence } from './held-licence.tsx'
import { IssueLicence } from './issue-licence.tsx'
import classes from './licences-tab.module.css'
import { RenewalSwitch } from './renewal-switch.tsx'
import { WeekCard } from './week-card.tsx'

type Props = { readonly clientId: string; readonly licences: ClientLicences }

/** Next week’s licence: whether it comes by itself, from when on somebody can issue it, and what it lacks. */
export function NextWeekCard({ clientId, licences }: Props): ReactElement {
  const { next, nextState, renews, timeZone } = licences
  const { licence, differences } = next
  return (
    <WeekCard
      title={licencesTexts.nextWeek}
      week={next}
      zone={timeZone}
      badge={
        licence && licence.fetchedAt !== null ? (
          <StateBadge state="fetched" />
        ) : (
          <NextStateBadge state={nextState} />
        )
      }
    >
      {licence ? (
        <HeldLicence
          clientId={clientId}
          licence={licence}
          differences={differences}
          zone={timeZone}
        />
      ) : (
        <Missing clientId={clientId} licences={licences} />
      )}
      {renews !== null && (
        <div className={classes.renewal}>
          <RenewalSwitch clientId={clientId} on={renews} />
        </div>
      )}
    </WeekCard>
  )
}

function Missing({ clientId, licences }: Props): ReactElement {
  const now = useNow()
  const { next, nextState, contract, timeZone } = licences
  const opens = `${weekdayAt(next.opensAt, timeZone)} ${dayAt(next.opensAt, timeZone)}`
  const isOpen = now >= Date.parse(next.opensAt)
  // The licence is there in the register’s eyes; it shows at the next refresh.
  const advice = nextState === 'issued' ? undefined : nextWeekAdvice[nextState]
  const text = advice?.({
    ends: contract ? day(contract.endsOn) : '',
    starts: contract ? day(contract.startsOn) : '',
    opens: isOpen ? nextWeekOpens.now : nextWeekOpens.from(opens),
  })
  if (isOpen && next.covered)
    return (
      <IssueLicence
        clientId={clientId}
        which="next"
        week={next.week}
        able
        optional={nextState === 'will-renew'}
        text={text ?? ''}
      />
    )
  const waits = next.covered && nextState !== 'will-renew'
  return (
    <div className={classes.lines}>
      <span>{text}</span>
      {waits && <span className={classes.quiet}>{licencesTexts.opens(opens)}</span>}
    </div>
  )
}
