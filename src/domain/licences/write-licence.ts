import { dayOf } from '#base/calendar.ts'
import { mondayOf } from '#base/iso-week.ts'
import type { LicenceCause } from '#contracts/licences.ts'
import type { ReachedClient } from '#domain/clients/reach-client.ts'
import { readVerifiers } from '#domain/daily-password/verifiers.ts'
import { keysExpireAt, signingKeyAt } from '#domain/keys/licence-keys.ts'
import { graceDaysInForce } from '#domain/settings/read-thresholds.ts'
import { refuse } from '#contracts/refuse.ts'
import { signLicence } from '#licence-file/sign-licence.ts'
import type { Work } from '#platform/work/work.ts'
import { composePayload } from './compose-payload.ts'
import { selectContract, type ContractRow } from './contracts-table.ts'
import { frenchDay, frenchWeekday } from '#base/french-day.ts'
import type { Issuer } from './issuer.ts'
import { licenceTerm, type Term } from './licence-term.ts'
import type { IssuableWeek } from './licence-weeks.ts'
import { insertLicence, revokeEnded } from './licence-changes-table.ts'

export type Order = {
  readonly client: ReachedClient
  readonly week: IssuableWeek
  readonly cause: LicenceCause
  readonly resetClock?: boolean
}

/** Software refuses what was issued longer before it begins to hold; see docs/licences.md. */
const aheadMsMax = 7 * 24 * 3_600_000
const dayS = 24 * 3600

/** What was sold of a week. Refuses when nothing was, or nothing is left of it, or it begins too long from now. */
async function coveredTerm(
  work: Work,
  { client, week }: Pick<Order, 'client' | 'week'>,
): Promise<{ contract: ContractRow; term: Term }> {
  const contract = (await selectContract(work, client.id)) ?? refuse('no-contract')
  const term =
    licenceTerm(contract, week.week, client.timeZone, work.now) ??
    refuse('contract-does-not-cover-week', {
      week: week.week,
      startsOn: frenchDay(contract.startsOn),
      endsOn: frenchDay(contract.endsOn),
    })
  const opensAt = new Date(term.notBefore.getTime() - aheadMsMax)
  if (work.now < opensAt)
    refuse('too-early-for-next-week', {
      week: week.week,
      on: frenchWeekday(dayOf(opensAt, client.timeZone)),
    })
  return { contract, term }
}

/**
 * Signs the licence of that week and writes it, with its line. The client is locked by the caller. Gives its
 * id, or undefined when the client holds an unrevoked one for that week already. Throws VerifiersMissing.
 */
export async function writeLicence(
  work: Work,
  issuer: Issuer,
  { client, week, cause, resetClock = false }: Order,
): Promise<string | undefined> {
  const { contract, term } = await coveredTerm(work, { client, week })
  const signing = signingKeyAt(issuer.keys, work.now)
  if (signing === undefined)
    refuse('licence-keys-expired', {
      on: frenchDay(keysExpireAt(issuer.keys).toISOString().slice(0, 10)),
    })
  const monday = mondayOf(week.week)
  const { scope, mdj } = await readVerifiers(work, issuer, client.distributorId, monday)

  const id = work.newId()
  const { publisher } = issuer
  const graceSeconds = (await graceDaysInForce(work, issuer.graceDays)) * dayS
  const said = { id, client, contract, week: week.week, term, now: work.now }
  const payload = composePayload({ ...said, publisher, graceSeconds, mdj, resetClock })
  const jws = await signLicence(payload, { kid: signing.kid, privateKey: signing })
  const ended = await revokeEnded(work, client.id, week.week)
  if (ended !== undefined)
    await work.audit('licence-revoked', {
      client: client.id,
      details: { licence: ended, week: week.week, reason: 'ended' },
    })
  const row = { id, clientId: client.id, week: week.week, ...term, cause, jws, kid: signing.kid }
  if (!(await insertLicence(work, { ...row, scope }))) return undefined
  const details = { licence: id, week: week.week, cause, ...(resetClock ? { resetClock } : {}) }
  await work.audit('licence-issued', { client: client.id, details })
  return id
}
