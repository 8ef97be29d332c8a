import type { ReactElement } from 'react'
import { timeZones } from '#base/time-zones.ts'
import type { RevealedPassword } from '#contracts/daily-password.ts'
import { dailyPasswordTexts } from '#sites/texts/daily-password.ts'
import { dateTime, day as shownDay, weekdayAt } from '#sites/ui/dates.ts'

type Props = { readonly day: string; readonly acceptedUntil: string; readonly timeZone: string }

/** For which day, and until when the software takes it. */
export function AcceptedUntil({ day, acceptedUntil, timeZone }: Props): ReactElement {
  const until = dateTime(acceptedUntil, timeZone)
  return <span>{dailyPasswordTexts.accepted(weekdayOf(day), shownDay(day), until)}</span>
}

/** Overseas, where it is another day. */
export function Elsewhere(other: RevealedPassword['elsewhere'][number]): ReactElement {
  const zones = other.timeZones.map(placeOf).join(', ')
  const on = `${weekdayOf(other.day)} ${shownDay(other.day)}`
  return <span>{dailyPasswordTexts.elsewhere(zones, on, other.password)}</span>
}

function weekdayOf(day: string): string {
  return weekdayAt(`${day}T12:00:00Z`, 'UTC')
}

function placeOf(zone: string): string {
  const label = timeZones.find((known) => known.zone === zone)?.label ?? zone
  return label.replace(/ \(.*\)$/, '')
}
