import type { Work } from '#platform/work/work.ts'

/** Whose replica, in which unit of work, and in which transfer. */
export type Place = {
  readonly work: Work
  readonly clientId: string
  /** Of the transfer that is open; rows that it brings bear it. */
  fence: number
}
