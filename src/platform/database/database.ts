import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export interface Database {
  readonly kind: 'postgres' | 'embedded'
  readonly kysely: Kysely<Tables>
  /** Waits for the work under way (10 s at most), then closes. Calling it again changes nothing. */
  readonly close: () => Promise<void>
}
