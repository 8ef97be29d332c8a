import type { ReactElement } from 'react'
import type { ClientLicences } from '#contracts/licences.ts'
import { licencesTexts } from '#sites/texts/licences.ts'
import { day } from '#sites/ui/dates.ts'
import { StateBadge } from '#sites/ui/state-badge.tsx'
import { HeldLicence } from './held-licence.tsx'
import { IssueLicence } from './issue-licence.tsx'
import { stateOf } from './state-of.ts'
import { WeekCard } from './week-card.tsx'

type Props = { readonly clientId: string; readonly licences: ClientLicences }

/** The licence of the current week: to issue, or until when it is valid and whether it has arrived. */
export function ThisWeekCard({ clientId, licences }: Props): ReactElement {
  const { current, contract, timeZone } = licences
  const why = contract
    ? licencesTexts.notCovered(day(contract.startsOn), day(contract.endsOn))
    : licencesTexts.needsContract
  return (
    <WeekCard
      title={licencesTexts.thisWeek}
      week={current}
      zone={timeZone}
      badge={<StateBadge state={stateOf(licences)} />}
    >
      {current.licence ? (
        <HeldLicence
          clientId={clientId}
          licence={current.licence}
          differences={current.differences}
          zone={timeZone}
        />
      ) : (
        <IssueLicence
          clientId={clientId}
          which="current"
          week={current.week}
          able={current.covered}
          text={current.covered ? licencesTexts.toIssue : why}
        />
      )}
    </WeekCard>
  )
}
