import type { Row } from '../rows/check-row.ts'

/**
 * What somebody did online with one row of a collection that is owned online. Written once, never changed,
 * in the unit of work of whoever did it. The rows are what the operations on their key make of them: the one
 * with the greatest (`at`, `id`) counts, on both sides, in whatever order they arrive.
 */
export type Operation = {
  /** A random UUID in lower case. */
  readonly id: string
  readonly collection: string
  /** As of `keyOf`. */
  readonly key: string
  /** Null: the row was taken away. Absence never means that. */
  readonly row: Row | null
  /** ISO 8601 in UTC with milliseconds: the instant of its unit of work. */
  readonly at: string
}

/** Why the school's base did not take an operation. It is kept there all the same, and tried again at each transfer. */
export type Quarantine = {
  readonly id: string
  readonly why: 'parent-missing' | 'not-mapped' | 'refused-by-base'
  /** The collection of the missing parent, or the base's own words without any value of a row. */
  readonly detail: string
}
