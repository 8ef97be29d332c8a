import { clientsToRenew, weekToRenew } from '#domain/clients/next-week.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { Issuer } from '#domain/licences/issuer.ts'
import { weeksOf } from '#domain/licences/licence-weeks.ts'
import { oneOfMany, waitForMassIssuing, type Tell } from '#domain/licences/mass-issuing.ts'
import { writeLicence } from '#domain/licences/write-licence.ts'
import type { Work } from '#platform/work/work.ts'

/** The clients whose licence comes by itself now: of the next week from Thursday on, each in its own time zone, or of this one when the house stood still. */
export async function findClientsToRenew(work: Work): Promise<readonly string[]> {
  return clientsToRenew(work)
}

/** Issues theirs to some of them; gives how many were refused. Throws VerifiersMissing: see `openIssuingWork`. */
export async function renewLicences(
  work: Work,
  issuer: Issuer,
  clientIds: readonly string[],
  tell: Tell,
): Promise<number> {
  work.allow('licences:issue')
  await waitForMassIssuing(work)
  let refused = 0
  for (const id of clientIds) {
    const outcome = await oneOfMany(work, tell, () => renewOne(work, issuer, id))
    if ('refused' in outcome) refused += 1
  }
  return refused
}

async function renewOne(work: Work, issuer: Issuer, id: string): Promise<void> {
  const client = await lockClient(work, 'licences:issue', id)
  // Whoever held it until now may have revoked its licence, or switched renewal off.
  const which = await weekToRenew(work, id)
  if (which === undefined) return
  const week = weeksOf(work.now, client.timeZone)[which]
  await writeLicence(work, issuer, { client, week, cause: 'renewal' })
}
