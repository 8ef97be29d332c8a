import { writeFile } from 'node:fs/promises'
import { StartRefused } from '#platform/start-refused.ts'
import { changingKeys, type KeyFolder } from './key-folder.ts'
import { appendToJournal } from './key-journal.ts'

/** The public roots in a file of their own, for `npm run build:outils -- --roots FILE`. Never overwrites. */
export async function exportRoots(at: KeyFolder, file: string): Promise<readonly string[]> {
  return changingKeys(at, async ({ roots }) => {
    await appendToJournal(at.folder, at.now, 'roots-exported', { version: roots.version })
    await writeFile(file, `${JSON.stringify(roots, null, 2)}\n`, { flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        throw new StartRefused(
          error.code === 'EEXIST'
            ? `Le fichier ${file} existe déjà : choisissez un autre nom.`
            : `Le fichier ${file} ne peut pas être écrit (${error.code ?? 'erreur'}).`,
        )
      },
    )
    return roots.keys.map(({ kid }) => kid)
  })
}
