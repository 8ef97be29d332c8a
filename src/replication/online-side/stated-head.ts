import type { Collection } from '../catalogue/collection.ts'
import type { Stated } from '../messages/rest-digest.ts'
import type { HeadShape } from '../messages/shapes.ts'
import type { Fingerprint } from '../rows/fingerprint.ts'
import type { Head } from './store.ts'

export type Found = { readonly collection: Collection; readonly head: Head }

export function headShape({ collection, head }: Found): HeadShape {
  const { version, published, staged, stagedUpTo, removals } = head
  return { name: collection.name, version, published, staged, stagedUpTo, removals }
}

export function statedHead({ collection, head }: Found): Stated {
  return {
    name: collection.name,
    version: head.version ?? collection.version,
    fingerprint: head.published,
  }
}

export function isEmptyOf(fingerprint: Fingerprint): boolean {
  return fingerprint.count === 0
}
