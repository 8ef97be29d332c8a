import { dayOf } from '#base/calendar.ts'
import type { IssuedLicence } from '#contracts/licences.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { frenchWeekday } from '#base/french-day.ts'
import { issuedLicenceOf } from './issued-licence-of.ts'
import type { Issuer } from './issuer.ts'
import { weeksOf } from './licence-weeks.ts'
import { selectLicence, selectLivingLicence } from './licences-table.ts'
import { writeLicence } from './write-licence.ts'

/**
 * Issues the licence of the current ISO week, in the client's time zone, or from Thursday on that of the
 * next. A client holds at most one unrevoked licence a week. Throws VerifiersMissing: see `openIssuingWork`.
 */
export async function issueLicence(
  work: Work,
  issuer: Issuer,
  clientId: string,
  which: 'current' | 'next' = 'current',
): Promise<IssuedLicence> {
  const client = await lockClient(work, 'licences:issue', clientId) // two technicians queue here; the second is refused
  const week = weeksOf(work.now, client.timeZone)[which]
  if (work.now < week.opensAt)
    refuse('too-early-for-next-week', {
      week: week.week,
      on: frenchWeekday(dayOf(week.opensAt, client.timeZone)),
    })
  const id = await writeLicence(work, issuer, { client, week, cause: 'asked' })
  if (id === undefined) return refuseSecond(work, clientId, week.week)
  return issuedLicenceOf((await selectLicence(work, clientId, id)) ?? refuse('not-found'))
}

async function refuseSecond(work: Work, clientId: string, week: string): Promise<never> {
  const living = await selectLivingLicence(work, clientId, week)
  if (living === undefined) throw new Error('The licence in the way is not there.')
  refuse('licence-already-issued', {
    week,
    who: living.issuedBy ?? 'le renouvellement automatique',
    at: living.issuedAt.toISOString(),
  })
}
