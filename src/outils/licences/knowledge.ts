import { z } from 'zod'
import { followRoots } from '#licence-file/roots-chain.ts'
import { verifyLicenceFile, type Trust, type Verdict } from '#licence-file/verify-licence-file.ts'
import { agentFiles, readAgentFile, writeAgentFile } from '../folder/agent-folder.ts'
import { readState, type AgentState } from '../folder/agent-state.ts'
import { readJson } from '../folder/read-json.ts'
import type { Machine, Run } from '../machine.ts'

/** What a licence is judged by: the marks, and the signed documents accepted so far. */
export type Knowledge = {
  readonly machine: Pick<Machine, 'now' | 'roots'>
  readonly state: AgentState
  readonly rootsChain: unknown
  readonly keyRing: unknown
}

/** The school that licences are for; a former code OGEC is taken only with the client’s own identifier. */
export type School = {
  readonly ogec: string
  readonly id?: string
  readonly formerOgecs?: readonly string[]
}

/** Documents prove themselves by their signatures: what cannot be read is as good as nothing. */
export async function readKnowledge({ folder, machine }: Run): Promise<Knowledge> {
  const state = await readState(folder)
  const rootsChain = await readDocument(folder, agentFiles.rootsChain)
  const keyRing = await readDocument(folder, agentFiles.keyRing)
  return { machine, state, rootsChain, keyRing }
}

/** Writes the documents that have changed; the state is left to whoever has more to say in it. */
export async function saveDocuments(folder: string, was: Knowledge, is: Knowledge): Promise<void> {
  const changed = [
    { name: agentFiles.rootsChain, before: was.rootsChain, after: is.rootsChain },
    { name: agentFiles.keyRing, before: was.keyRing, after: is.keyRing },
  ].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
  for (const { name, after } of changed)
    await writeAgentFile(folder, name, `${JSON.stringify(after)}\n`, 'everyone')
}

/** The decision on a licence for this school, or for whichever it names when the school is not known. */
export async function judgeLicence(
  file: Uint8Array,
  school: School | undefined,
  knowledge: Knowledge,
): Promise<Verdict> {
  const trust = trustOf(knowledge)
  if (!school) return verifyLicenceFile(file, trust)
  const { id, ogec, formerOgecs = [] } = school
  const withCode = (code: string): Promise<Verdict> =>
    verifyLicenceFile(file, {
      ...trust,
      client: { ogec: code, ...(id === undefined ? {} : { id }) },
    })
  const verdict = await withCode(ogec)
  if (verdict.state !== 'refused' || verdict.code !== 'L-14' || id === undefined) return verdict
  for (const former of formerOgecs) {
    const other = await withCode(former)
    if (other.state !== 'refused' || other.code !== 'L-14') return other
  }
  return verdict
}

/** The marks and the key ring move on with a licence that is kept, and with nothing else. */
export function learnFrom(knowledge: Knowledge, verdict: Exclude<Verdict, { state: 'refused' }>) {
  const { state } = knowledge
  const marks = {
    rootsVersionLeast: Math.max(state.rootsVersionLeast, verdict.rootsVersion),
    keyRingVersionLeast: Math.max(state.keyRingVersionLeast, verdict.keyRingVersion),
    clockHighWater: verdict.highWater.toISOString(),
    resetApplied: verdict.resetApplied.toISOString(),
  }
  const { keyRing } = verdict
  return { ...knowledge, keyRing, state: { ...state, ...marks } } satisfies Knowledge
}

/** The chain the service gave, when it leads further than the one kept. */
export function learnRoots(knowledge: Knowledge, rootsChain: readonly unknown[]): Knowledge {
  const builtIn = knowledge.machine.roots()
  const known = followRoots(builtIn, knowledge.rootsChain)
  const { version } = followRoots(builtIn, rootsChain)
  if (version <= known.version) return knowledge
  const rootsVersionLeast = Math.max(knowledge.state.rootsVersionLeast, version)
  return { ...knowledge, rootsChain, state: { ...knowledge.state, rootsVersionLeast } }
}

export function clockOf({ machine, state }: Pick<Knowledge, 'machine' | 'state'>): Trust['clock'] {
  return {
    now: machine.now(),
    ...(state.clockHighWater === null ? {} : { highWater: new Date(state.clockHighWater) }),
    ...(state.resetApplied === null ? {} : { resetApplied: new Date(state.resetApplied) }),
  }
}

/** All that a licence is judged by, but the school. */
export function trustOf({ machine, state, rootsChain, keyRing }: Knowledge): Omit<Trust, 'client'> {
  const { rootsVersionLeast, keyRingVersionLeast } = state
  const roots = machine.roots()
  const clock = clockOf({ machine, state })
  return { roots, rootsChain, rootsVersionLeast, keyRing, keyRingVersionLeast, clock }
}

async function readDocument(
  folder: string,
  name: typeof agentFiles.rootsChain | typeof agentFiles.keyRing,
): Promise<unknown> {
  const bytes = await readAgentFile(folder, name, documentBytesMax)
  return bytes && readJson(bytes, documentBytesMax, z.unknown())
}

const documentBytesMax = 512 * 1024
