import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { day, id, instant } from './fields.ts'
import { InstalledAgent, modules } from './licences.ts'

/**
 * Where the transfers of a school stand, first that applies: `suspended` (summer mode), `never`, `running`,
 * `held` (something waits for a yes), `failed`, `interrupted`, `late` (no end for more than 24 hours),
 * `up-to-date`. Computed when it is read, so that it is true when nothing arrives any more.
 */
export const transferStates = [
  'suspended',
  'never',
  'running',
  'held',
  'failed',
  'interrupted',
  'late',
  'up-to-date',
] as const
export type TransferState = (typeof transferStates)[number]

/**
 * Why the transfers of a school do not arrive. A failure has the code that its agent told; a machine that fell silent
 * was `cut`; of those that are late no machine is attached (`no-agent`), it says nothing either (`agent-silent`), or it
 * speaks but does not transfer (`agent-idle`).
 */
export const transferCauses = [
  'source-missing',
  'source-locked',
  'source-unreadable',
  'table-missing',
  'column-missing',
  'duplicate-key',
  'value-does-not-fit',
  'sink-failed',
  'cannot-agree',
  'network',
  'refused',
  'stopped',
  'unexpected',
  'cut',
  'no-agent',
  'agent-silent',
  'agent-idle',
] as const
export type TransferCause = (typeof transferCauses)[number]

export const transferOutcomes = [
  'running',
  'done',
  'held',
  'failed',
  'superseded',
  'interrupted',
] as const
export type TransferOutcome = (typeof transferOutcomes)[number]

const transferModes = ['automatic', 'manual', 'ordered'] as const

const Failure = z.object({
  code: z.string(),
  collection: z.string().nullable(),
  /** In French, as the agent's journal says it. */
  sentence: z.string(),
})

/** A collection of which too much would disappear: it waits for somebody's yes. */
const HeldSize = z.object({ name: z.string(), disappearing: z.int(), of: z.int() })

export const TransferModule = z.object({
  module: z.enum(modules),
  /** `up`: établissement → Internet; `down`: Internet → établissement. */
  direction: z.enum(['up', 'down']),
  state: z.enum(['running', 'done', 'held', 'failed']),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Rows or entries sent so far, of `total`. */
  records: z.int(),
  total: z.int(),
  removed: z.int(),
  /** How it was brought up to date: from what was known, by comparing everything, or from nothing. */
  cycle: z.enum(['normal', 'reconciled', 'first']).nullable(),
  /** Published rows that became hidden because their parent is missing. */
  hidden: z.int(),
  held: z.array(HeldSize),
  failure: Failure.nullable(),
})
export type TransferModule = z.output<typeof TransferModule>

export const Transfer = z.object({
  id,
  mode: z.enum(transferModes),
  complete: z.boolean(),
  machine: z.string(),
  openedAt: instant,
  lastMessageAt: instant,
  endedAt: instant.nullable(),
  outcome: z.enum(transferOutcomes),
  failure: Failure.nullable(),
  /** What was restored since the transfer before, as the marks of both sides say. */
  restored: z.array(z.enum(['base', 'online', 'notebook'])),
  bytesIn: z.int(),
  bytesOut: z.int(),
  modules: z.array(TransferModule),
})
export type Transfer = z.output<typeof Transfer>

export const HeldCollection = z.object({
  collection: z.string(),
  module: z.enum(modules),
  disappearing: z.int(),
  of: z.int(),
  since: instant,
  /** Which publication it is: an answer is about this one and no other. */
  target: z.string(),
})
export type HeldCollection = z.output<typeof HeldCollection>

export const TransferOrder = z.object({
  id,
  complete: z.boolean(),
  askedAt: instant,
  askedBy: z.string(),
  takenAt: instant.nullable(),
})
export type TransferOrder = z.output<typeof TransferOrder>

export const TransfersTab = z.object({
  state: z.enum(transferStates),
  /** Without an end for that long it is late. */
  lateAfterHours: z.int(),
  /** The last end that promises that everything before it arrived. */
  lastEnd: instant.nullable(),
  /** Newest first, at most 30; the one that runs is the first. */
  transfers: z.array(Transfer),
  /** The last 90 days in the client's zone, oldest first: the worst that happened to the last transfer of each. */
  days: z.array(
    z.object({ day, outcome: z.enum(transferOutcomes).nullable(), transfers: z.int() }),
  ),
  held: z.array(HeldCollection),
  /** Online entries: not yet in the school's base, and those that its base did not take. */
  entries: z.object({ waiting: z.int(), quarantined: z.int() }),
  quarantine: z.array(
    z.object({ collection: z.string(), why: z.string(), detail: z.string(), since: instant }),
  ),
  /** One that the agent has not taken yet. */
  order: TransferOrder.nullable(),
  agent: InstalledAgent.nullable(),
  /** Whether the agent waits for orders right now. */
  listening: z.boolean(),
  timeZone: z.string(),
})
export type TransfersTab = z.output<typeof TransfersTab>

const params = z.object({ clientId: id })
const heldParams = params.extend({ collection: z.string().regex(/^[a-z_]{1,40}$/) })
const target = z.object({ target: z.string().regex(/^[0-9a-f]{32}$/) })

export const transferEndpoints = endpoints({
  'GET /api/clients/:clientId/transfers': {
    summary: 'Les transferts du client : où il en est, les derniers, ce qui attend une réponse',
    permission: 'clients:read',
    params,
    answer: TransfersTab,
    refusals: [],
  },
  'GET /api/clients/:clientId/transfers/live': {
    summary: 'Prévenir la page dès que quelque chose change dans les transferts du client',
    permission: 'clients:read',
    params,
    events: z.object({ changed: z.literal(true) }),
    refusals: [],
  },
  'GET /api/clients/:clientId/transfers/:transferId': {
    summary: 'Le détail d’un transfert',
    permission: 'clients:read',
    params: params.extend({ transferId: id }),
    answer: Transfer,
    refusals: [],
  },
  'POST /api/clients/:clientId/transfer-orders': {
    summary: 'Demander au poste de lancer un transfert ; redire est sans effet tant qu’il attend',
    permission: 'transfers:manage',
    params,
    body: z.object({ complete: z.boolean() }),
    answer: TransferOrder,
    refusals: ['service-not-created', 'no-agent-attached'],
  },
  'GET /api/clients/:clientId/held/:collection': {
    summary: 'Ce qui disparaîtrait en ligne si la suppression était acceptée',
    permission: 'transfers:manage',
    params: heldParams,
    answer: z.object({
      held: HeldCollection,
      fields: z.array(z.string()),
      /** The first 200, values in the order of the fields. */
      rows: z.array(z.array(z.union([z.null(), z.boolean(), z.number(), z.string()]))),
    }),
    refusals: [],
  },
  'GET /api/clients/:clientId/held/:collection/rows': {
    summary: 'Tout ce qui disparaîtrait, en CSV',
    permission: 'transfers:manage',
    params: heldParams,
    file: 'text/csv; charset=utf-8',
    refusals: [],
  },
  'POST /api/clients/:clientId/held/:collection/acceptance': {
    summary: 'Accepter la suppression : ce qui était en attente est publié, et rien d’autre',
    permission: 'transfers:manage',
    params: heldParams,
    body: target,
    refusals: ['held-replaced'],
  },
  'POST /api/clients/:clientId/held/:collection/refusal': {
    summary: 'Refuser la suppression : ce qui est en ligne reste',
    permission: 'transfers:manage',
    params: heldParams,
    body: target,
    refusals: ['held-replaced'],
  },
})

/** Of one message of a transfer, compressed; a little more than what agents send. */
const messageBytesMax = 520 * 1024

const gate = ['service-not-created', 'service-closed', 'service-suspended'] as const

export const agentTransferEndpoints = endpoints({
  'GET /agent/transfers/key': {
    summary: 'La clé de comparaison de l’établissement, avec laquelle ses lignes sont empreintes',
    permission: 'agent:own',
    answer: z.object({ key: z.string().regex(/^[\w-]{64}$/) }),
    refusals: ['agent-refused', ...gate],
  },
  'POST /agent/transfers': {
    summary: 'Un message d’un transfert, dans la forme que décrit docs/replication.md',
    permission: 'agent:own',
    bytes: { max: messageBytesMax },
    refusals: [
      'agent-refused',
      ...gate,
      'transfer-message-unreadable',
      'transfer-message-refused',
      'transfer-message-too-large',
      'transfer-out-of-order',
      'transfer-superseded',
      'transfer-other-installation',
      'transfer-key-differs',
      'transfer-collection-unknown',
      'transfer-version-unknown',
      'transfer-row-refused',
      'transfer-too-many-rows',
    ],
  },
})
