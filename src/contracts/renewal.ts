import { z } from 'zod'
import { ClientFilter } from './clients.ts'
import { endpoints } from './endpoint.ts'
import { day, id, instant } from './fields.ts'
import { nextWeekStates } from './licences.ts'

/** What issuing comes to for one client of many. */
export const bulkOutcomes = [
  'issued',
  'already-issued',
  'no-contract',
  'not-covered',
  'too-early',
  'revoked',
  'failed',
] as const
export type BulkOutcome = (typeof bulkOutcomes)[number]

const BulkOrder = z.object({ filter: ClientFilter, week: z.enum(['current', 'next']) })
const outcomes = z.partialRecord(z.enum(bulkOutcomes), z.int())

export const BulkIssue = z.object({
  id,
  week: z.enum(['current', 'next']),
  total: z.int(),
  done: z.int(),
  outcomes,
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** The first clients for which it failed, at most 20. */
  failures: z.array(z.object({ id, name: z.string() })),
})
export type BulkIssue = z.output<typeof BulkIssue>

const State = z.enum(nextWeekStates)

export const NextWeek = z.object({
  /** By distributor, those with most to do first; null for the clients without one. */
  distributors: z.array(
    z.object({
      id: id.nullable(),
      name: z.string().nullable(),
      clients: z.int(),
      /** How many stand in each state; those absent are 0. */
      states: z.partialRecord(State, z.int()),
    }),
  ),
  /** The first clients that will have none, at most 200, of the distributor asked for. */
  without: z.array(
    z.object({
      id,
      ogec: z.string(),
      name: z.string(),
      city: z.string(),
      distributor: z.string().nullable(),
      state: State,
      contractEndsOn: day.nullable(),
    }),
  ),
  withoutTotal: z.int(),
})
export type NextWeek = z.output<typeof NextWeek>

export const renewalEndpoints = endpoints({
  'GET /api/next-week': {
    summary: 'Qui sera sans licence la semaine prochaine, par distributeur',
    permission: 'licences:read',
    query: z.object({ distributor: z.union([id, z.literal('none')]).optional() }),
    answer: NextWeek,
    refusals: [],
  },
  'POST /api/bulk-issues/dry-run': {
    summary: 'Combien de clients de ce filtre recevraient une licence, et pourquoi pas les autres',
    permission: 'licences:issue',
    body: BulkOrder,
    answer: z.object({ total: z.int(), outcomes }),
    refusals: [],
  },
  'POST /api/bulk-issues': {
    summary: 'Délivrer la licence à tous les clients de ce filtre ; le travail continue seul',
    permission: 'licences:issue',
    body: BulkOrder,
    answer: BulkIssue,
    refusals: ['bulk-issue-empty', 'bulk-issue-too-large', 'licence-keys-expired'],
  },
  'GET /api/bulk-issues/:bulkIssueId': {
    summary: 'Où en est ce travail',
    permission: 'licences:issue',
    params: z.object({ bulkIssueId: id }),
    answer: BulkIssue,
    refusals: [],
  },
})
