import { refuse } from '#contracts/refuse.ts'
import { findCollection, type Catalogue } from '../catalogue/catalogue.ts'
import type { Collection } from '../catalogue/collection.ts'

/** A collection that the school may send, in the version known here. */
export function reachSent(catalogue: Catalogue, name: string, version?: number): Collection {
  const collection = findCollection(catalogue, name)
  if (collection === undefined || collection.owner !== 'school')
    refuse('transfer-collection-unknown', { collection: name })
  if (version !== undefined && version !== collection.version)
    refuse('transfer-version-unknown', { collection: name })
  return collection
}

/** Each collection at most once: a message that names one twice would say two things of it. */
export function requireEachOnce(names: readonly string[]): void {
  if (new Set(names).size !== names.length)
    refuse('transfer-message-refused', { where: 'collections' })
}
