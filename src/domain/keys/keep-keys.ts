import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartRefused } from '#platform/start-refused.ts'
import { keyFiles } from './key-files.ts'
import { readJournal, type KeyJournalLine } from './key-journal.ts'
import { readLicenceKeys, type LicenceKeys } from './licence-keys.ts'

/** The keys in use: what `npm run keys` does to their folder is taken up without a restart. */
export type KeyKeeper = {
  readonly current: () => LicenceKeys
  /**
   * Looks at the folder; when it changed, `adopt` runs first, and the new keys serve once it has agreed.
   * Throws StartRefused, once, for a folder that does not fit: the keys of before go on serving.
   */
  readonly refresh: (
    adopt: (keys: LicenceKeys, journal: readonly KeyJournalLine[]) => Promise<void>,
  ) => Promise<void>
}

export function keepKeys(folder: string, opened: LicenceKeys): KeyKeeper {
  let keys = opened
  let seen = ''
  return {
    current: () => keys,
    refresh: async (adopt) => {
      const look = await lookAt(folder)
      if (look === seen) return
      try {
        const read = await readLicenceKeys(folder)
        await adopt(read, await readJournal(folder))
        keys = read
        seen = look
      } catch (error) {
        // Said once: a folder that is refused stays so until it changes.
        if (error instanceof StartRefused) seen = look
        throw error
      }
    },
  }
}

/** Changes with any of the files that count. */
async function lookAt(folder: string): Promise<string> {
  const looks = Object.values(keyFiles).map(async (name) => {
    const found = await stat(join(folder, name)).catch(() => undefined)
    return `${name} ${found?.mtimeMs} ${found?.size} ${found?.ino}`
  })
  return (await Promise.all(looks)).join('\n')
}
