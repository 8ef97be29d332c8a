import type { Database } from './database.ts'
import { openEmbedded } from './embedded-database.ts'
import { openPostgres } from './postgres-database.ts'

export type Place = { readonly url: string } | { readonly dataDir: string }

/**
 * Opens a PostgreSQL server (`url`) or the embedded database kept in a folder (`dataDir`). Both
 * give the same values for the same columns. Throws `StartRefused` when it cannot be opened.
 */
export function openDatabase(place: Place): Promise<Database> {
  return 'url' in place ? openPostgres(place.url) : openEmbedded(place.dataDir)
}
