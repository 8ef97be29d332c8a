import type { ClientFilter } from '#contracts/clients.ts'
import type { BulkIssue, BulkOutcome } from '#contracts/renewal.ts'
import { refuse } from '#contracts/refuse.ts'
import { foreseeIssuing, listFiltered } from '#domain/clients/list-clients.ts'
import { keysExpireAt, signingKeyAt } from '#domain/keys/licence-keys.ts'
import { frenchDay } from '#base/french-day.ts'
import type { Issuer } from '#domain/licences/issuer.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { insertBulkIssue } from './bulk-issues-table.ts'
import { readBulkIssue } from './read-bulk-issue.ts'

type BulkOrder = { readonly filter: ClientFilter; readonly week: 'current' | 'next' }

/** Twice the largest portal. */
const clientsMax = 20_000

/** What an order for all the clients of a filter would come to, with nothing written. */
export async function foreseeBulkIssue(
  work: Work,
  { filter, week }: BulkOrder,
): Promise<{ total: number; outcomes: Partial<Record<BulkOutcome, number>> }> {
  work.allow('licences:issue')
  const counts = await foreseeIssuing(work, filter, week)
  return {
    total: counts.reduce((sum, { count }) => sum + count, 0),
    outcomes: Object.fromEntries(counts.map(({ outcome, count }) => [outcome, count])),
  }
}

/**
 * Notes the clients that the filter selects now; their licences are issued by and by, in the name of whoever
 * ordered it, also when the server is stopped meanwhile and started again.
 */
export async function orderBulkIssue(
  work: Work,
  { keys }: Issuer,
  order: BulkOrder,
): Promise<BulkIssue> {
  const { total, outcomes } = await foreseeBulkIssue(work, order)
  if (total > clientsMax) refuse('bulk-issue-too-large', { clients: total, clientsMax })
  if ((outcomes.issued ?? 0) === 0) refuse('bulk-issue-empty')
  if (signingKeyAt(keys, work.now) === undefined)
    refuse('licence-keys-expired', { on: frenchDay(keysExpireAt(keys).toISOString().slice(0, 10)) })
  const clients = await listFiltered(work, order.filter, clientsMax)
  const id = work.newId()
  const createdBy = staffOf(work.actor).id
  await insertBulkIssue(work, { id, week: order.week, createdBy, clients })
  await work.audit('bulk-issue-started', {
    details: { bulkIssue: id, week: order.week, clients: clients.length, filter: order.filter },
  })
  return readBulkIssue(work, id)
}
