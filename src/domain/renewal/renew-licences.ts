import { clientsToRenew, weekToRenew } from '#domain/clients/next-week.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { Issuer } from '#domain/licences/issuer.ts'
import { weeksOf } from '#domain/licences/licence-weeks.ts'
import { clientsAtOnce, waitForMassIssuing } from '#domain/licences/mass-issuing.ts'
import { writeLicence } from '#domain/licences/write-licence.ts'
import { Refusal } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'

export type Renewed = {
  readonly issued: number
  /** Those for which it was refused, to be left out for now. */
  readonly refused: readonly string[]
}

/**
 * Issues some of the licences that come by themselves: of the next week from Thursday on, each in its own
 * time zone, or of this one when the house stood still. Nothing is left once both answers are empty.
 * Throws VerifiersMissing: see `openIssuingWork`.
 */
export async function renewLicences(
  work: Work,
  issuer: Issuer,
  except: readonly string[],
): Promise<Renewed> {
  work.allow('licences:issue')
  await waitForMassIssuing(work)
  const refused: string[] = []
  let issued = 0
  for (const { id } of await clientsToRenew(work, except, clientsAtOnce)) {
    const client = await lockClient(work, 'licences:issue', id)
    // Whoever held it until now may have revoked its licence, or switched renewal off.
    const which = await weekToRenew(work, id)
    const week = which && weeksOf(work.now, client.timeZone)[which]
    try {
      const written = week && (await writeLicence(work, issuer, { client, week, cause: 'renewal' }))
      if (written === undefined) refused.push(id)
      else issued += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // Without keys nobody gets one: this is no matter of this client.
      if (error.problem.code === 'licence-keys-expired') throw error
      refused.push(id)
    }
  }
  return { issued, refused }
}
