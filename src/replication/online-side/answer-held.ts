import type { Module } from '#contracts/licences.ts'
import { refuse } from '#contracts/refuse.ts'
import { collectionsOf } from '../catalogue/catalogue.ts'
import { sameFingerprint } from '../rows/fingerprint.ts'
import type { OnlineSide } from './answer-message.ts'
import { reachSent } from './reach-collection.ts'
import type { Published } from './store.ts'

/**
 * Publishes exactly what is held. Refuses when somebody answered before, or a newer transfer brought something
 * else since it was read: `target` says which one the answer is about.
 */
export async function acceptHeld(
  { store, catalogue }: OnlineSide,
  name: string,
  target: string,
): Promise<Published & { readonly hidden: number }> {
  const collection = reachSent(catalogue, name)
  await store.lockSession()
  const { held, published, staged, removals } = await store.readHead(collection)
  if (held === null || held.target.hash !== target) refuse('held-replaced')
  const isStill =
    sameFingerprint(published, held.base) &&
    sameFingerprint(staged, held.staged) &&
    sameFingerprint(removals, held.removals)
  if (!isStill) refuse('held-replaced')
  const done = await store.publish(collection, held.replace)
  // What is stored is not what was staged: nothing of it is published.
  if (!sameFingerprint(done.fingerprint, held.target)) refuse('held-replaced')
  const hidden = await store.settleOrphans([collection])
  if (await hasNothingHeld({ store, catalogue }, collection.module))
    await store.register.heldArrived(collection.module)
  return { ...done, hidden }
}

async function hasNothingHeld({ store, catalogue }: OnlineSide, module: Module): Promise<boolean> {
  for (const collection of collectionsOf(catalogue, { owner: 'school', module }))
    if ((await store.readHead(collection)).held !== null) return false
  return true
}

/** Drops what is held: what is published stays. The next transfer asks again, unless the base was put right. */
export async function refuseHeld(
  { store, catalogue }: OnlineSide,
  name: string,
  target: string,
): Promise<void> {
  const collection = reachSent(catalogue, name)
  await store.lockSession()
  const { held } = await store.readHead(collection)
  if (held === null || held.target.hash !== target) refuse('held-replaced')
  await store.unstage(collection, 'all')
  await store.clearRemovals(collection)
  await store.dropHeld(collection)
}
