import { StartRefused } from '../start-refused.ts'
import type { Database } from './database.ts'
import { holdsEmbedded, openEmbedded } from './embedded-database.ts'
import { openPostgres } from './postgres-database.ts'

export type Place = { readonly url: string } | { readonly dataDir: string }

/**
 * Opens a PostgreSQL server (`url`) or the embedded database kept in a folder (`dataDir`). Both
 * give the same values for the same columns. Throws `StartRefused` when it cannot be opened.
 */
export function openDatabase(place: Place): Promise<Database> {
  return 'url' in place ? openPostgres(place.url) : openEmbedded(place.dataDir)
}

/** The same where nothing may be made: a folder without a database is refused and stays as it is. */
export async function openExistingDatabase(place: Place): Promise<Database> {
  if ('dataDir' in place && !holdsEmbedded(place.dataDir))
    throw new StartRefused(
      `Le dossier ${place.dataDir} ne contient pas de base : vérifiez DATA_DIR, ou DATABASE_URL. Rien n’a été créé.`,
    )
  return openDatabase(place)
}
