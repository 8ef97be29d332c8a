import type { BulkOutcome } from '#contracts/bulk-orders.ts'
import type { Issuer } from '#domain/licences/issuer.ts'
import {
  clientsAtOnce,
  oneOfMany,
  waitForMassIssuing,
  type Tell,
} from '#domain/licences/mass-issuing.ts'
import type { Actor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { actOf, actSaid } from './bulk-act.ts'
import {
  countOutcomes,
  finishBulkOrder,
  holdUnfinished,
  noteOutcome,
  selectBulkOrder,
  selectToDo,
  type BulkOrderRow,
} from './bulk-orders-table.ts'
import { changeOne, type Changed } from './change-for-many.ts'
import { issueForOne } from './issue-for-many.ts'

/**
 * Does some of the oldest order that is not done; false when there is none. Each client is seen to in the
 * name of whoever gave the order, with the rights of now: what has left that person's scope meanwhile,
 * or everything once the account is disabled, is noted as failed. Throws VerifiersMissing.
 */
export async function advanceBulkOrder(work: Work, issuer: Issuer, tell: Tell): Promise<boolean> {
  work.allow('licences:issue')
  await waitForMassIssuing(work)
  const id = await holdUnfinished(work)
  const order = id === undefined ? undefined : await selectBulkOrder(work, id)
  if (order === undefined) return false
  const clients = await selectToDo(work, order.id, clientsAtOnce)
  const acting = order.disabledAt === null ? work.as(actorOf(order)) : undefined
  for (const clientId of clients) {
    const act = () => (acting ? actOnOne(acting, issuer, clientId, order) : failed)
    const { outcome, former } = changedOf(await oneOfMany(work, tell, act))
    await noteOutcome(work, order.id, clientId, outcome, former)
  }
  if (clients.length < clientsAtOnce) await finish(work, order)
  return true
}

async function finish(work: Work, order: BulkOrderRow): Promise<void> {
  await finishBulkOrder(work, order.id)
  const outcomes = (await countOutcomes(work, order.id)).map(({ outcome, count }) => [
    outcome,
    count,
  ])
  await work.audit(order.kind === 'issue' ? 'bulk-issue-finished' : 'bulk-change-finished', {
    details: {
      bulkOrder: order.id,
      ...actSaid(actOf(order)),
      ...(order.undoes === null ? {} : { undoes: order.undoes }),
      orderedBy: order.createdBy,
      ...Object.fromEntries(outcomes),
    },
  })
}

async function actOnOne(
  work: Work,
  issuer: Issuer,
  clientId: string,
  order: BulkOrderRow,
): Promise<Changed> {
  const act = actOf(order)
  if (act.kind !== 'issue') return changeOne(work, clientId, order, act)
  return { outcome: await issueForOne(work, issuer, clientId, order, act), former: null }
}

const failed = Promise.resolve({ outcome: 'failed', former: null } as const)

function changedOf(outcome: Awaited<ReturnType<typeof oneOfMany<Changed>>>): Changed {
  if ('done' in outcome) return outcome.done
  const refused = outcomesOfRefusals[outcome.refused?.problem.code ?? '']
  return { outcome: refused ?? 'failed', former: null }
}

const outcomesOfRefusals: Readonly<Partial<Record<string, BulkOutcome>>> = {
  'no-contract': 'no-contract',
  'contract-does-not-cover-week': 'not-covered',
  'too-early-for-next-week': 'too-early',
}

function actorOf({ createdBy: id, name, role, distributorId }: BulkOrderRow): Actor {
  return { kind: 'staff', id, name, role, distributorId }
}
