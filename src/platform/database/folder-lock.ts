import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { StartRefused } from '../start-refused.ts'

const attemptsMax = 6
const betweenAttemptsMs = 150

/**
 * Keeps every other process, and every other opening in this one, out of the database of `folder`.
 * Returns how to free it. The operating system frees it by itself when the process dies.
 *
 * Nothing else may open the lock's file: closing any other handle on it would drop the lock.
 */
export async function lockFolder(folder: string, name = 'database.lock'): Promise<() => void> {
  for (let attempt = 1; ; attempt++) {
    const held = tryLock(join(folder, name))
    if (held) return () => held.close()
    if (attempt >= attemptsMax) {
      throw new StartRefused(
        `Le dossier ${folder} est déjà utilisé par un autre programme en cours : arrêtez-le d’abord, ou choisissez un autre dossier.`,
      )
    }
    await delay(betweenAttemptsMs) // the one before may be about to end
  }
}

const busy = 5 // SQLITE_BUSY

function tryLock(file: string): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined
    throw error
  }
}
