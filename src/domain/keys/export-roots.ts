import { changingKeys, type KeyFolder } from './key-folder.ts'
import { appendToJournal } from './key-journal.ts'
import { writeNewFile } from './write-durably.ts'

/** The public roots in a file of their own, for `npm run build:outils -- --roots FILE`. Returns their names. */
export async function exportRoots(at: KeyFolder, file: string): Promise<readonly string[]> {
  return changingKeys(at, async ({ roots }) => {
    await appendToJournal(at.folder, at.now, 'roots-exported', { version: roots.version })
    await writeNewFile(file, `${JSON.stringify(roots, null, 2)}\n`)
    return roots.keys.map(({ kid }) => kid)
  })
}
