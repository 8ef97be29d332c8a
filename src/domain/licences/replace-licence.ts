import type { IsoWeek } from '#base/iso-week.ts'
import type { IssuedLicence } from '#contracts/licences.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient, type ReachedClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { selectContract } from './contracts-table.ts'
import { issuedLicenceOf } from './issued-licence-of.ts'
import type { Issuer } from './issuer.ts'
import { licenceTerm } from './licence-term.ts'
import { weekIn } from './licence-weeks.ts'
import { revokeRow } from './licence-changes-table.ts'
import { selectLicence, type LicenceRow } from './licences-table.ts'
import { writeLicence } from './write-licence.ts'

/**
 * Issues the licence of the same week anew, from the file, the contract, the keys and the passwords of today;
 * the one it replaces no longer counts. Refuses, changing nothing, when the contract sells none of that
 * week any more. Throws VerifiersMissing: see `openIssuingWork`.
 */
export async function replaceLicence(
  work: Work,
  issuer: Issuer,
  at: { readonly clientId: string; readonly licenceId: string },
  resetClock: boolean,
): Promise<IssuedLicence> {
  const client = await lockClient(work, 'licences:issue', at.clientId)
  const former = (await selectLicence(work, client.id, at.licenceId)) ?? refuse('not-found')
  return replaceFor(work, issuer, { client, former, cause: 'replacement', resetClock })
}

type Replacement = {
  readonly client: ReachedClient
  readonly former: LicenceRow
  readonly cause: 'replacement' | 'key-revoked'
  readonly resetClock?: boolean
}

/** The same for a client that is locked already. */
export async function replaceFor(
  work: Work,
  issuer: Issuer,
  { client, former, cause, resetClock = false }: Replacement,
): Promise<IssuedLicence> {
  if (former.revokedAt !== null || former.expiresAt <= work.now) refuse('licence-not-living')
  const week = weekIn(former.week as IsoWeek, client.timeZone)
  const contract = await selectContract(work, client.id)
  if (!contract || !licenceTerm(contract, week.week, client.timeZone, work.now))
    refuse('nothing-left-to-issue', { week: week.week })
  const reason = cause === 'key-revoked' ? 'key-revoked' : 'replaced'
  await revokeRow(work, former.id, { reason, note: null })
  const id = await writeLicence(work, issuer, { client, week, cause, resetClock })
  if (id === undefined) throw new Error('The licence just revoked is still in the way.')
  const details = { licence: former.id, week: former.week, by: id, reason }
  await work.audit('licence-replaced', { client: client.id, details })
  return issuedLicenceOf((await selectLicence(work, client.id, id)) ?? refuse('not-found'))
}
