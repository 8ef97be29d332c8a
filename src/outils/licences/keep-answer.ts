import type { Answer } from '#contracts/endpoint.ts'
import type { AgentApi } from '#contracts/agent-api.ts'
import { fail } from '../failures.ts'
import { withRevoked } from '../folder/agent-state.ts'
import {
  readAttachment,
  saveAttachment,
  schoolOf,
  withSchool,
  type Attachment,
} from '../folder/attachment.ts'
import { withFolderLock } from '../folder/folder-lock.ts'
import type { Run } from '../machine.ts'
import { isInForce } from './describe-verdict.ts'
import { learnRoots, readKnowledge, type School } from './knowledge.ts'
import {
  judgeShelf,
  putLicence,
  removeRevoked,
  saveShelf,
  settleShelf,
  type Putting,
  type Shelf,
} from './shelf.ts'

export type GivenLicences = Answer<AgentApi['GET /agent/licences']>

export type KeptAnswer = {
  readonly shelf: Shelf
  /** What became of the licence of this week and of the one after, when the service gave them. */
  readonly current: Putting | undefined
  readonly next: Putting | undefined
  /** The weeks of the licences that were taken away. */
  readonly revokedWeeks: readonly string[]
}

/** Verifies all that the service gave, and keeps what is better than what is there. */
export function keepAnswer(
  run: Run,
  given: GivenLicences,
  { takeNext }: { readonly takeNext: boolean },
): Promise<KeptAnswer> {
  const { folder } = run
  return withFolderLock(folder, async () => {
    const school = await keepSchool(folder, given.school)
    const before = await judgeShelf(folder, school, await readKnowledge(run))
    const known = learnRoots(before.knowledge, given.rootsChain)
    const state = {
      ...withRevoked(known.state, given.revoked),
      lastContact: run.machine.now().toISOString(),
    }
    let shelf = await judgeShelf(folder, school, { ...known, state })
    const put = async (licence: GivenLicences['licences'][number] | undefined) => {
      if (!licence) return undefined
      const putting = await putLicence(folder, shelf, Buffer.from(licence.file))
      shelf = putting.shelf
      return putting
    }
    const current = await put(given.licences.find(({ week }) => week === given.week))
    const following = given.licences.find(({ week }) => week > given.week)
    const next = takeNext ? await put(following) : undefined
    // After the putting, so that a licence replaced leaves no moment without one.
    const left = await removeRevoked(folder, shelf)
    const settled = await settleShelf(folder, left.shelf)
    shelf = withLastFetch(settled.shelf, current)
    await saveShelf(folder, before, shelf)
    return { shelf, current, next, revokedWeeks: left.weeks }
  })
}

/** The same school may have been corrected since it was attached. */
async function keepSchool(folder: string, school: Attachment['school']): Promise<School> {
  const attachment = (await readAttachment(folder)) ?? fail('not-attached')
  const corrected = withSchool(attachment, school)
  if (JSON.stringify(corrected) !== JSON.stringify(attachment))
    await saveAttachment(folder, corrected)
  return schoolOf(corrected)
}

function withLastFetch(shelf: Shelf, fetched: Putting | undefined): Shelf {
  const verdict = fetched?.verdict
  if (!verdict || !isInForce(verdict) || fetched.choice !== 'current') return shelf
  const { machine, state } = shelf.knowledge
  const lastFetch = {
    at: machine.now().toISOString(),
    licence: verdict.licence.jti,
    week: verdict.licence.sem,
  }
  return { ...shelf, knowledge: { ...shelf.knowledge, state: { ...state, lastFetch } } }
}
