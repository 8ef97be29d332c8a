import type { Kysely } from 'kysely'
import type { ConstructorOptions } from 'pg-boss'
import type { OpenChannel } from './channel.ts'
import type { Tables } from './tables.ts'

export interface Database {
  readonly kind: 'postgres' | 'embedded'
  readonly kysely: Kysely<Tables>
  /** How the queue of jobs reaches the same database outside of a unit of work. */
  readonly jobs: ConstructorOptions
  /** To the other processes on the same database, outside of any unit of work. */
  readonly openChannel: OpenChannel
  /** Waits for the work under way (10 s at most), then closes. Calling it again changes nothing. */
  readonly close: () => Promise<void>
}
