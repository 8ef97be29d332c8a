import { mkdir, mkdtemp, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { z } from 'zod'
import { StartRefused } from '#platform/start-refused.ts'
import { holdsNoKeys, isKeyFile } from './key-files.ts'
import type { KeyFolder } from './key-folder.ts'
import { appendToJournal } from './key-journal.ts'
import { readLicenceKeys } from './licence-keys.ts'
import { flushFolder } from './write-durably.ts'

const Backup = z.object({
  v: z.literal(1),
  madeAt: z.iso.datetime(),
  files: z.record(z.string().refine(isKeyFile), z.string()),
})

/**
 * Puts a backup back into a folder that holds no keys yet, all its files at once or none, once they have been
 * read as the server will. Returns when the backup was made. Throws StartRefused.
 */
export async function restoreKeys(
  { folder, now }: KeyFolder,
  file: string,
  passphrase: string,
): Promise<string> {
  if (!(await holdsNoKeys(folder)))
    throw new StartRefused(
      `Le dossier ${folder} contient déjà des fichiers : rien n’a été modifié.`,
    )
  const { madeAt, files } = await openBackup(file, passphrase)
  await mkdir(dirname(folder), { recursive: true })
  const making = await mkdtemp(`${folder}-en-cours-`)
  try {
    for (const [name, content] of Object.entries(files))
      await writeFile(join(making, name), content, { flag: 'wx', mode: 0o600, flush: true })
    await readLicenceKeys(making)
    await appendToJournal(making, now, 'keys-restored', { madeAt })
    if (existsSync(folder)) await rmdir(folder)
    await rename(making, folder)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw error
  }
  await flushFolder(dirname(folder))
  return madeAt
}

async function openBackup(file: string, passphrase: string): Promise<z.output<typeof Backup>> {
  const encrypted = await readFile(file).catch(() => {
    throw new StartRefused(`Le fichier ${file} ne peut pas être lu.`)
  })
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return Backup.parse(JSON.parse(await decrypter.decrypt(encrypted, 'text')))
  } catch {
    throw new StartRefused(
      `Le fichier ${file} ne s’ouvre pas avec cette phrase, ou n’est pas une sauvegarde de clés. Rien n’a été modifié.`,
    )
  }
}
