import { id } from '#contracts/fields.ts'
import { fileBytesMax } from '#licence-file/envelope.ts'
import type { Verdict } from '#licence-file/verify-licence-file.ts'
import {
  agentFiles,
  moveAgentFile,
  readAgentFile,
  removeAgentFile,
  writeAgentFile,
} from '../folder/agent-folder.ts'
import { saveState, withReceipt, type Receipt } from '../folder/agent-state.ts'
import type { Run } from '../machine.ts'
import { choiceForNext, choosePlace, type Choice, type Place } from './choose-place.ts'
import {
  judgeLicence,
  learnFrom,
  readKnowledge,
  saveDocuments,
  type Knowledge,
  type School,
} from './knowledge.ts'
import { claimsOf } from './licence-claims.ts'

export type KeptLicence = { readonly file: Buffer; readonly verdict: Verdict }

/** The licence in place and the one that waits for its week, with what judges them. */
export type Shelf = {
  readonly school: School | undefined
  readonly knowledge: Knowledge
  readonly current: KeptLicence | undefined
  readonly next: KeptLicence | undefined
}

/** `revoked`: one that the service has taken back. */
export type Putting = {
  readonly shelf: Shelf
  readonly choice: Choice | 'revoked'
  readonly verdict: Verdict
}

/** Reads and judges; writes nothing. */
export async function readShelf(run: Run, school: School | undefined): Promise<Shelf> {
  return judgeShelf(run.folder, school, await readKnowledge(run))
}

export async function judgeShelf(
  folder: string,
  school: School | undefined,
  knowledge: Knowledge,
): Promise<Shelf> {
  const read = async (place: Place): Promise<KeptLicence | undefined> => {
    const file = await readAgentFile(folder, files[place], fileBytesMax)
    return file && { file, verdict: await judgeLicence(file, school, knowledge) }
  }
  return { school, knowledge, current: await read('current'), next: await read('next') }
}

/**
 * Verifies the bytes and keeps them where they belong, if they are better than what is there. Bytes
 * that are there already are not written again. Only within `withFolderLock`.
 */
export async function putLicence(folder: string, shelf: Shelf, file: Buffer): Promise<Putting> {
  const { school, knowledge } = shelf
  const verdict = await judgeLicence(file, school, knowledge)
  if (verdict.state !== 'refused' && isRevoked(file, knowledge))
    return { shelf, verdict, choice: 'revoked' }
  const places = { current: shelf.current?.verdict, next: shelf.next?.verdict }
  const choice = choosePlace(verdict, places, knowledge.machine.now())
  if (verdict.state === 'refused' || (choice !== 'current' && choice !== 'next'))
    return { shelf, verdict, choice }

  const learnt = learnFrom(knowledge, verdict)
  await saveDocuments(folder, knowledge, learnt)
  if (!shelf[choice]?.file.equals(file))
    await writeAgentFile(folder, files[choice], file, 'everyone')
  const fetched = due(learnt.state, verdict, 'fetched')
  const state = choice === 'current' ? due(fetched, verdict, 'installed') : fetched
  // What is kept is judged anew: a key ring or a clock set right may have changed what it is worth.
  const changed = await judgeShelf(folder, school, { ...learnt, state })
  return { shelf: changed, verdict, choice }
}

/** Puts the waiting licence in place once its week has come. Only within `withFolderLock`. */
export async function settleShelf(
  folder: string,
  shelf: Shelf,
): Promise<{ shelf: Shelf; installed: boolean }> {
  const { current, next, knowledge } = shelf
  const choice = choiceForNext({ current: current?.verdict, next: next?.verdict })
  if (!next || choice === 'leave') return { shelf, installed: false }
  if (choice === 'drop') {
    await removeAgentFile(folder, files.next)
    return { shelf: { ...shelf, next: undefined }, installed: false }
  }
  await moveAgentFile(folder, files.next, files.current)
  const state = due(knowledge.state, next.verdict, 'installed')
  const settled = { ...shelf, knowledge: { ...knowledge, state }, current: next, next: undefined }
  return { shelf: settled, installed: true }
}

/** Takes away what the service has revoked; the licences taken away. Only within `withFolderLock`. */
export async function removeRevoked(
  folder: string,
  shelf: Shelf,
): Promise<{ shelf: Shelf; weeks: string[] }> {
  let left = shelf
  const weeks: string[] = []
  for (const place of ['current', 'next'] as const) {
    const kept = shelf[place]
    if (!kept || !isRevoked(kept.file, shelf.knowledge)) continue
    await removeAgentFile(folder, files[place])
    weeks.push(claimsOf(kept.file)?.sem ?? '?')
    left = { ...left, [place]: undefined }
  }
  return { shelf: left, weeks }
}

/** The state as it now is, written only when it says something new. */
export async function saveShelf(folder: string, was: Shelf, is: Shelf): Promise<void> {
  await saveDocuments(folder, was.knowledge, is.knowledge)
  const [before, after] = [was.knowledge.state, is.knowledge.state]
  if (JSON.stringify(before) !== JSON.stringify(after)) await saveState(folder, after)
}

function isRevoked(file: Uint8Array, { state }: Knowledge): boolean {
  const claims = claimsOf(file)
  return claims !== undefined && state.revoked.includes(claims.jti)
}

function due(state: Knowledge['state'], verdict: Verdict, stage: Receipt['stage']) {
  const licence = verdict.state === 'refused' ? undefined : id.safeParse(verdict.licence.jti).data
  return licence === undefined ? state : withReceipt(state, { licence, stage })
}

const files = { current: agentFiles.licence, next: agentFiles.nextLicence } as const
