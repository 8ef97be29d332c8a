import type { BulkAct, BulkOutcome } from '#contracts/bulk-orders.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { isStopped } from '#domain/licences/is-stopped.ts'
import type { Issuer } from '#domain/licences/issuer.ts'
import { weeksOf } from '#domain/licences/licence-weeks.ts'
import { writeLicence } from '#domain/licences/write-licence.ts'
import type { Work } from '#platform/work/work.ts'
import type { BulkOrderRow } from './bulk-orders-table.ts'

/** One client's licence, of an order for many. Throws VerifiersMissing. */
export async function issueForOne(
  work: Work,
  issuer: Issuer,
  clientId: string,
  { createdAt }: BulkOrderRow,
  act: Extract<BulkAct, { kind: 'issue' }>,
): Promise<BulkOutcome> {
  const client = await lockClient(work, 'licences:issue', clientId)
  // The week that was meant, though it be Monday since.
  const week = weeksOf(createdAt, client.timeZone)[act.week]
  if (work.now < week.opensAt) return 'too-early'
  if (await isStopped(work, clientId, week.week)) return 'revoked'
  const id = await writeLicence(work, issuer, { client, week, cause: 'bulk' })
  return id === undefined ? 'already-issued' : 'issued'
}
