import type { BulkAct, BulkOrder, BulkOutcome } from '#contracts/bulk-orders.ts'
import type { ClientFilter } from '#contracts/clients.ts'
import { refuse } from '#contracts/refuse.ts'
import { foreseeChange, foreseeIssuing, listFiltered } from '#domain/clients/list-clients.ts'
import { reachDistributor } from '#domain/distributors/list-distributors.ts'
import { keysExpireAt, signingKeyAt } from '#domain/keys/licence-keys.ts'
import { frenchDay } from '#base/french-day.ts'
import type { Issuer } from '#domain/licences/issuer.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { actSaid } from './bulk-act.ts'
import { insertBulkOrder } from './bulk-orders-table.ts'
import { readBulkOrder } from './read-bulk-order.ts'

type Order = { readonly filter: ClientFilter; readonly act: BulkAct }

/** Twice the largest portal. */
const clientsMax = 20_000

/** What an order for all the clients of a filter would come to, with nothing written. */
export async function foreseeBulkOrder(
  work: Work,
  { filter, act }: Order,
): Promise<{ total: number; outcomes: Partial<Record<BulkOutcome, number>> }> {
  await allowAct(work, act)
  const counts =
    act.kind === 'issue'
      ? await foreseeIssuing(work, filter, act.week)
      : await foreseeChange(work, filter, act)
  return {
    total: counts.reduce((sum, { count }) => sum + count, 0),
    outcomes: Object.fromEntries(counts.map(({ outcome, count }) => [outcome, count])),
  }
}

/**
 * Notes the clients that the filter selects now; they are seen to by and by, in the name of whoever ordered
 * it, also when the server is stopped meanwhile and started again.
 */
export async function placeBulkOrder(
  work: Work,
  { keys }: Issuer,
  { filter, act }: Order,
): Promise<BulkOrder> {
  const named = await allowAct(work, act)
  const { total, outcomes } = await foreseeBulkOrder(work, { filter, act })
  if (total > clientsMax) refuse('bulk-order-too-large', { clients: total, clientsMax })
  if ((outcomes.issued ?? outcomes.changed ?? 0) === 0)
    refuse(act.kind === 'issue' ? 'bulk-issue-empty' : 'bulk-change-empty')
  if (act.kind === 'issue' && signingKeyAt(keys, work.now) === undefined)
    refuse('licence-keys-expired', { on: frenchDay(keysExpireAt(keys).toISOString().slice(0, 10)) })
  const clients = await listFiltered(work, filter, clientsMax)
  const id = work.newId()
  await insertBulkOrder(work, { id, act, createdBy: staffOf(work.actor).id }, clients)
  await work.audit(act.kind === 'issue' ? 'bulk-issue-started' : 'bulk-change-started', {
    details: { bulkOrder: id, ...actSaid(act), ...named, clients: clients.length, filter },
  })
  return readBulkOrder(work, id)
}

/** Only the publisher assigns clients, and to a distributor that exists; gives its name. */
async function allowAct(work: Work, act: BulkAct): Promise<{ readonly name?: string }> {
  work.allow('licences:issue')
  if (act.kind !== 'distributor') return {}
  work.allow('clients:assign')
  if (act.distributorId === null) return {}
  const { name } = await reachDistributor(work, act.distributorId)
  return { name }
}
