import { join } from 'node:path'
import { z } from 'zod'
import { id, instant } from '#contracts/fields.ts'
import { fail } from '../failures.ts'
import { agentFiles, readAgentFile, writeAgentFile } from './agent-folder.ts'
import { readJson } from './read-json.ts'

const receiptsMax = 20
const revokedMax = 200

const Receipt = z.object({ licence: id, stage: z.enum(['fetched', 'installed']) })
/** `fetched`: verified and kept; `installed`: in place. */
export type Receipt = z.output<typeof Receipt>

const AgentState = z.object({
  v: z.literal(1),
  lastFetch: z.object({ at: instant, licence: id, week: z.string() }).nullable(),
  /** When the service last answered what this machine should have. */
  lastContact: instant.nullable().default(null),
  /** The highest versions of the roots and of the key ring accepted: lower ones are refused from then on. */
  rootsVersionLeast: z.int().nonnegative().default(0),
  keyRingVersionLeast: z.int().nonnegative(),
  /** The latest instant known to have passed. */
  clockHighWater: instant.nullable(),
  /** The latest `raz_horloge` that was applied. */
  resetApplied: instant.nullable().default(null),
  /** What the service has not heard of yet. Before the stages, an id alone meant that it was in place. */
  receiptsDue: z
    .array(z.union([id, Receipt]))
    .max(receiptsMax)
    .transform((due) => due.flatMap((each) => (typeof each === 'string' ? both(each) : [each]))),
  /** The last that it has heard of, not to be told again. */
  receiptsTold: z.array(Receipt).max(receiptsMax).default([]),
  /** The licences that the service has revoked, as far as this machine knows. */
  revoked: z.array(id).max(revokedMax).default([]),
  /** The mapping of the school's base that transfers read by. */
  mappingFile: z.string().nullable().default(null),
  /** The last transfer that was tried, and how many in a row failed. */
  lastTransfer: z
    .object({
      at: instant,
      outcome: z.enum(['done', 'held', 'failed']),
      failures: z.int().nonnegative(),
    })
    .nullable()
    .default(null),
  /** What the moments of `planifier` are drawn from. */
  seed: z.string().min(1).nullable().default(null),
})

/** What the agent remembers from one run to the next. */
export type AgentState = z.output<typeof AgentState>

export async function readState(folder: string): Promise<AgentState> {
  const bytes = await readAgentFile(folder, agentFiles.state, bytesMax)
  if (!bytes) return firstState
  const damaged = { file: join(folder, agentFiles.state) }
  return readJson(bytes, bytesMax, AgentState) ?? fail('state-damaged', damaged)
}

/** Only within `withFolderLock`, on the state read within it too. */
export async function saveState(folder: string, state: AgentState): Promise<void> {
  await writeAgentFile(folder, agentFiles.state, `${JSON.stringify(state, null, 2)}\n`, 'everyone')
}

/** The receipts due with this one, unless it was told; past the limit the oldest go, whose weeks are over. */
export function withReceipt(state: AgentState, receipt: Receipt): AgentState {
  const isKnown = [...state.receiptsDue, ...state.receiptsTold].some(same(receipt))
  if (isKnown) return state
  return { ...state, receiptsDue: [...state.receiptsDue, receipt].slice(-receiptsMax) }
}

/** Once the service has heard of these. */
export function withoutReceipts(state: AgentState, told: readonly Receipt[]): AgentState {
  const isTold = (receipt: Receipt): boolean => told.some(same(receipt))
  return {
    ...state,
    receiptsDue: state.receiptsDue.filter((each) => !isTold(each)),
    receiptsTold: [...state.receiptsTold, ...told].slice(-receiptsMax),
  }
}

export function withRevoked(state: AgentState, revoked: readonly string[]): AgentState {
  const known = new Set([...state.revoked, ...revoked])
  return { ...state, revoked: [...known].slice(-revokedMax) }
}

function same(receipt: Receipt) {
  return (other: Receipt): boolean =>
    other.licence === receipt.licence && other.stage === receipt.stage
}

function both(licence: string): Receipt[] {
  return [
    { licence, stage: 'fetched' },
    { licence, stage: 'installed' },
  ]
}

const firstState: AgentState = {
  v: 1,
  lastFetch: null,
  lastContact: null,
  rootsVersionLeast: 0,
  keyRingVersionLeast: 0,
  clockHighWater: null,
  resetApplied: null,
  receiptsDue: [],
  receiptsTold: [],
  revoked: [],
  mappingFile: null,
  lastTransfer: null,
  seed: null,
}

const bytesMax = 64 * 1024
