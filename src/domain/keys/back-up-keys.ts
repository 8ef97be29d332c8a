import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Encrypter } from 'age-encryption'
import { changingKeys, type KeyFolder } from './key-folder.ts'
import { appendToJournal } from './key-journal.ts'
import { writeNewFile } from './write-durably.ts'
import { isKeyFile } from './key-files.ts'

/** What a backup holds once decrypted: the text of each file by its name. */
export type KeyBackup = {
  readonly v: 1
  readonly madeAt: string
  readonly files: Readonly<Record<string, string>>
}

/**
 * Every file of the folder in one, encrypted with a passphrase in the age format (age-encryption.org/v1), so
 * that the age command opens it too, without us. Never overwrites. Returns the names it holds.
 */
export async function backUpKeys(
  at: KeyFolder,
  file: string,
  passphrase: string,
): Promise<readonly string[]> {
  return changingKeys(at, async () => {
    await appendToJournal(at.folder, at.now, 'keys-backed-up', {})
    const names = (await readdir(at.folder)).filter(isKeyFile).toSorted()
    const contents = names.map(async (name) => [
      name,
      await readFile(join(at.folder, name), 'utf8'),
    ])
    const files = Object.fromEntries(await Promise.all(contents)) as KeyBackup['files']
    const backup: KeyBackup = { v: 1, madeAt: at.now.toISOString(), files }
    const encrypter = new Encrypter()
    encrypter.setPassphrase(passphrase)
    await writeNewFile(file, await encrypter.encrypt(JSON.stringify(backup)))
    return names
  })
}
