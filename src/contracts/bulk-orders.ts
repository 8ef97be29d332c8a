import { z } from 'zod'
import { ClientFilter } from './clients.ts'
import { endpoints } from './endpoint.ts'
import { id, instant } from './fields.ts'

/** What an order comes to for one client of many. */
export const bulkOutcomes = [
  'issued',
  'changed',
  'already-issued',
  'already-so',
  'no-contract',
  'not-covered',
  'too-early',
  'revoked',
  'changed-since',
  'failed',
] as const
export type BulkOutcome = (typeof bulkOutcomes)[number]

/** Outcomes after which somebody may want to look at the client. */
const odd = z.enum(['failed', 'changed-since'])

/** What is done to each client: its licence issued, its contract renewed by itself or not, its distributor changed. */
const BulkAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('issue'), week: z.enum(['current', 'next']) }),
  z.object({ kind: z.literal('renewal'), on: z.boolean() }),
  z.object({ kind: z.literal('distributor'), distributorId: id.nullable() }),
])
export type BulkAct = z.output<typeof BulkAct>

const body = z.object({ filter: ClientFilter, act: BulkAct })
const order = z.object({ bulkOrderId: id })
const outcomes = z.partialRecord(z.enum(bulkOutcomes), z.int())

const BulkOrder = z.object({
  id,
  /** What was done; by an order that undoes another, what is put back. */
  act: BulkAct,
  total: z.int(),
  done: z.int(),
  outcomes,
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** The first clients for which it failed, or which had changed since, at most 20. */
  odd: z.array(z.object({ id, name: z.string(), outcome: odd })),
  /** The order that this one undoes. */
  undoes: id.nullable(),
  /** The order by which this one was undone. */
  undoneBy: id.nullable(),
  canUndo: z.boolean(),
})
export type BulkOrder = z.output<typeof BulkOrder>

export const bulkOrderEndpoints = endpoints({
  'POST /api/bulk-orders/dry-run': {
    summary: 'Ce que cet ordre donnerait pour les clients de ce filtre, sans rien écrire',
    permission: 'licences:issue',
    body,
    answer: z.object({ total: z.int(), outcomes }),
    refusals: [],
  },
  'POST /api/bulk-orders': {
    summary:
      'Délivrer la licence, changer le renouvellement ou le distributeur de tous les clients de ce filtre ; le travail continue seul',
    permission: 'licences:issue',
    body,
    answer: BulkOrder,
    refusals: [
      'bulk-issue-empty',
      'bulk-change-empty',
      'bulk-order-too-large',
      'licence-keys-expired',
    ],
  },
  'GET /api/bulk-orders/:bulkOrderId': {
    summary: 'Où en est cet ordre',
    permission: 'licences:issue',
    params: order,
    answer: BulkOrder,
    refusals: [],
  },
  'POST /api/bulk-orders/:bulkOrderId/undo': {
    summary: 'Remettre comme avant ce que cet ordre a changé et que personne n’a changé depuis',
    permission: 'licences:issue',
    params: order,
    answer: BulkOrder,
    refusals: ['bulk-order-under-way', 'bulk-order-undone', 'bulk-order-final'],
  },
})
