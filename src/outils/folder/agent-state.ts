import { join } from 'node:path'
import { z } from 'zod'
import { id, instant } from '#contracts/fields.ts'
import { fail } from '../failures.ts'
import { agentFiles, readAgentFile, writeAgentFile } from './agent-folder.ts'
import { readJson } from './read-json.ts'

const receiptsMax = 10

const AgentState = z.object({
  v: z.literal(1),
  lastFetch: z.object({ at: instant, licence: id, week: z.string() }).nullable(),
  /** The highest version of the key ring accepted: a lower one is refused from then on. */
  keyRingVersionLeast: z.int().nonnegative(),
  /** The latest instant known to have passed. */
  clockHighWater: instant.nullable(),
  /** The licences whose arrival the service has not heard of yet. */
  receiptsDue: z.array(id).max(receiptsMax),
})

/** What the agent remembers from one run to the next. */
export type AgentState = z.output<typeof AgentState>

export async function readState(folder: string): Promise<AgentState> {
  const bytes = await readAgentFile(folder, agentFiles.state, bytesMax)
  if (!bytes) return firstState
  const damaged = { file: join(folder, agentFiles.state) }
  return readJson(bytes, bytesMax, AgentState) ?? fail('state-damaged', damaged)
}

export async function saveState(folder: string, state: AgentState): Promise<void> {
  await writeAgentFile(folder, agentFiles.state, `${JSON.stringify(state, null, 2)}\n`, 'everyone')
}

/** The receipts due with this one; past the limit the oldest go, whose weeks are over. */
export function withReceipt(due: readonly string[], licence: string): string[] {
  return [...due.filter((each) => each !== licence), licence].slice(-receiptsMax)
}

const firstState: AgentState = {
  v: 1,
  lastFetch: null,
  keyRingVersionLeast: 0,
  clockHighWater: null,
  receiptsDue: [],
}

const bytesMax = 64 * 1024
