import { isEmptyOf, type Found } from './stated-head.ts'
import type { Store } from './store.ts'

/** The school's base is as it is online: what was staged or held for them before is of no use any more. */
export async function tidy(store: Store, found: readonly Found[]): Promise<void> {
  for (const { collection, head } of found) {
    if (!isEmptyOf(head.staged)) await store.unstage(collection, 'all')
    if (!isEmptyOf(head.removals)) await store.clearRemovals(collection)
    if (head.held !== null) await store.dropHeld(collection)
  }
}
