import { isDeepStrictEqual } from 'node:util'
import type { Changes } from './work.ts'

/** What an edit changed, field by field, as a history line shows it. */
export function changesBetween<T extends Readonly<Record<string, unknown>>>(
  before: T,
  after: Partial<T>,
): Changes {
  const changed = Object.entries(after).filter(
    ([field, to]) => to !== undefined && !isDeepStrictEqual(before[field], to),
  )
  return Object.fromEntries(
    changed.map(([field, to]) => [field, { from: before[field] ?? null, to }]),
  )
}
