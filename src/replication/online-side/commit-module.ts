import { refuse } from '#contracts/refuse.ts'
import { collectionsOf } from '../catalogue/catalogue.ts'
import type { Collection } from '../catalogue/collection.ts'
import type { AnswerOf } from '../messages/answers.ts'
import type { MessageOf } from '../messages/requests.ts'
import { restDigest } from '../messages/rest-digest.ts'
import { sameFingerprint } from '../rows/fingerprint.ts'
import type { Answered, OnlineSide } from './answer-message.ts'
import { weighDisappearance } from './brake.ts'
import { reachSent, requireEachOnce } from './reach-collection.ts'
import { headShape, statedHead } from './stated-head.ts'
import { tidy } from './tidy.ts'
import type { Cycle, Head, Held, HeldSize } from './store.ts'

type Stated = MessageOf<'commit'>['collections'][number]
type Part = { readonly collection: Collection; readonly head: Head; readonly stated: Stated }
type HeldPart = Part & { readonly size: HeldSize }

/**
 * Publishes a module: all of it or nothing, but for collections that are held. Compares before (head and
 * staging are what the message says) and after (the head computed from what was stored is the target).
 */
export async function commitModule(
  side: OnlineSide,
  message: MessageOf<'commit'>,
): Promise<Answered> {
  const { store } = side
  const { parts, others } = await readParts(side, message)
  const heads = () => [...parts, ...others].map(headShape)
  const asSaid = restDigest(others.map(statedHead)) === message.rest && parts.every(isAsSaid)
  if (!asSaid) return answered({ outcome: 'moved', heads: heads() })

  const { held, publishing } = await weigh(side, parts, message.acceptDisappearance)
  const published = await publishAll(side, publishing)
  if ('differing' in published) {
    for (const { collection } of published.differing) {
      await store.unstage(collection, 'all')
      await store.clearRemovals(collection)
      await store.recount(collection)
    }
    const again = await readParts(side, message)
    return answered({
      outcome: 'mismatch',
      collections: published.differing.map(({ collection }) => collection.name),
      heads: [...again.parts, ...again.others].map(headShape),
    })
  }
  await tidy(store, others)
  for (const { collection, stated, size } of held)
    await store.hold(collection, heldOf(stated, size))
  const { sent, removed, hidden } = published
  const heldSizes = held.map(({ collection, size }) => ({ name: collection.name, ...size }))
  await store.register.moduleDone(message.module, {
    sent,
    removed,
    held: heldSizes,
    cycle: cycleOf(parts),
    hidden,
  })
  return answered({ outcome: 'published', sent, removed, held: heldSizes, hidden })
}

async function readParts({ store, catalogue }: OnlineSide, message: MessageOf<'commit'>) {
  requireEachOnce(message.collections.map(({ name }) => name))
  const parts: Part[] = []
  for (const stated of message.collections) {
    const collection = reachSent(catalogue, stated.name, stated.version)
    if (collection.module !== message.module)
      refuse('transfer-collection-unknown', { collection: stated.name })
    parts.push({ collection, stated, head: await store.readHead(collection) })
  }
  const others: Pick<Part, 'collection' | 'head'>[] = []
  for (const collection of collectionsOf(catalogue, { owner: 'school', module: message.module }))
    if (!parts.some((part) => part.collection === collection))
      if (!message.unmapped.includes(collection.name))
        others.push({ collection, head: await store.readHead(collection) })
  return { parts, others }
}

function isAsSaid({ head, stated }: Part): boolean {
  const isOfVersion =
    stated.replace || head.published.count === 0 || head.version === stated.version
  return (
    isOfVersion &&
    sameFingerprint(head.published, stated.base) &&
    sameFingerprint(head.staged, stated.staged) &&
    sameFingerprint(head.removals, stated.removals)
  )
}

async function weigh({ store }: OnlineSide, parts: readonly Part[], isAccepted: boolean) {
  const held: HeldPart[] = []
  const publishing: Part[] = []
  for (const part of parts) {
    const size = {
      disappearing: await store.countDisappearing(part.collection, part.stated.replace),
      of: part.head.published.count,
    }
    if (!isAccepted && weighDisappearance(size) === 'hold') held.push({ ...part, size })
    else publishing.push(part)
  }
  return { held, publishing }
}

/** Undone when a head is not its target: nobody ever reads it. */
async function publishAll({ store }: OnlineSide, parts: readonly Part[]) {
  const differing: Part[] = []
  try {
    return await store.attempt(async () => {
      let [sent, removed] = [0, 0]
      for (const part of parts) {
        const done = await store.publish(part.collection, part.stated.replace)
        sent += done.sent
        removed += done.removed
        if (!sameFingerprint(done.fingerprint, part.stated.target)) differing.push(part)
      }
      if (differing.length > 0) throw new TargetMissed()
      const hidden = await store.settleOrphans(parts.map(({ collection }) => collection))
      return { sent, removed, hidden }
    })
  } catch (error) {
    if (error instanceof TargetMissed) return { differing }
    throw error
  }
}

class TargetMissed extends Error {}

function heldOf(stated: Stated, size: HeldSize): Held {
  const { version, base, target, staged, removals, replace } = stated
  return { version, base, target, staged, removals, replace, ...size }
}

function cycleOf(parts: readonly Part[]): Cycle {
  if (parts.length > 0 && parts.every(({ head }) => head.version === null)) return 'first'
  return parts.some(({ stated }) => stated.reconciled) ? 'reconciled' : 'normal'
}

function answered(answer: AnswerOf<'commit'>): Answered {
  return { answer }
}
