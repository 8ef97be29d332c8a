import type { Kysely } from 'kysely'
import { openEmbedded } from './embedded-database.ts'
import { openPostgres } from './postgres-database.ts'
import type { Tables } from './tables.ts'

export interface Database {
  readonly kind: 'postgres' | 'embedded'
  readonly kysely: Kysely<Tables>
  /** Waits for the work under way (10 s at most), then closes. Calling it again changes nothing. */
  readonly close: () => Promise<void>
}

export type Place = { readonly url: string } | { readonly dataDir: string }

/**
 * Opens a PostgreSQL server (`url`) or the embedded database kept in a folder (`dataDir`). Both
 * give the same values for the same columns. Throws `StartRefused` when it cannot be opened.
 */
export function openDatabase(place: Place): Promise<Database> {
  return 'url' in place ? openPostgres(place.url) : openEmbedded(place.dataDir)
}
