import type { BulkOutcome } from '#contracts/renewal.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { Issuer } from '#domain/licences/issuer.ts'
import { weeksOf } from '#domain/licences/licence-weeks.ts'
import { isStopped } from '#domain/licences/is-stopped.ts'
import {
  clientsAtOnce,
  oneOfMany,
  waitForMassIssuing,
  type Tell,
} from '#domain/licences/mass-issuing.ts'
import { writeLicence } from '#domain/licences/write-licence.ts'
import type { Actor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import {
  countOutcomes,
  finishBulkIssue,
  holdUnfinished,
  noteOutcome,
  selectBulkIssue,
  selectToDo,
  type BulkIssueRow,
} from './bulk-issues-table.ts'

/**
 * Does some of the oldest order that is not done; false when there is none. Each licence is issued in the
 * name of whoever gave the order, with the rights of now: what has left that person's scope meanwhile,
 * or everything once the account is disabled, is noted as failed. Throws VerifiersMissing.
 */
export async function advanceBulkIssue(work: Work, issuer: Issuer, tell: Tell): Promise<boolean> {
  work.allow('licences:issue')
  await waitForMassIssuing(work)
  const id = await holdUnfinished(work)
  const order = id === undefined ? undefined : await selectBulkIssue(work, id)
  if (order === undefined) return false
  const clients = await selectToDo(work, order.id, clientsAtOnce)
  const acting = order.disabledAt === null ? work.as(actorOf(order)) : undefined
  for (const clientId of clients) {
    const issue = () => (acting ? issueOne(acting, issuer, clientId, order) : failed)
    const outcome = await oneOfMany(work, tell, issue)
    await noteOutcome(work, order.id, clientId, outcomeOf(outcome))
  }
  if (clients.length < clientsAtOnce) await finish(work, order)
  return true
}

async function finish(work: Work, { id, createdBy, week }: BulkIssueRow): Promise<void> {
  await finishBulkIssue(work, id)
  const outcomes = (await countOutcomes(work, id)).map(({ outcome, count }) => [outcome, count])
  const details = { bulkIssue: id, week, orderedBy: createdBy, ...Object.fromEntries(outcomes) }
  await work.audit('bulk-issue-finished', { details })
}

async function issueOne(
  work: Work,
  issuer: Issuer,
  clientId: string,
  { week: which, createdAt }: BulkIssueRow,
): Promise<BulkOutcome> {
  const client = await lockClient(work, 'licences:issue', clientId)
  // The week that was meant, though it be Monday since.
  const week = weeksOf(createdAt, client.timeZone)[which]
  if (work.now < week.opensAt) return 'too-early'
  if (await isStopped(work, clientId, week.week)) return 'revoked'
  const id = await writeLicence(work, issuer, { client, week, cause: 'bulk' })
  return id === undefined ? 'already-issued' : 'issued'
}

const failed = Promise.resolve('failed' as const)

function outcomeOf(outcome: Awaited<ReturnType<typeof oneOfMany<BulkOutcome>>>): BulkOutcome {
  if ('done' in outcome) return outcome.done
  return outcomesOfRefusals[outcome.refused?.problem.code ?? ''] ?? 'failed'
}

const outcomesOfRefusals: Readonly<Partial<Record<string, BulkOutcome>>> = {
  'no-contract': 'no-contract',
  'contract-does-not-cover-week': 'not-covered',
  'too-early-for-next-week': 'too-early',
}

function actorOf({ createdBy: id, name, role, distributorId }: BulkIssueRow): Actor {
  return { kind: 'staff', id, name, role, distributorId }
}
