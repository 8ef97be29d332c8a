import { randomUUID } from 'node:crypto'
import { link, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartRefused } from '#platform/start-refused.ts'

/** A new file, readable by its owner alone, on disk when this returns. */
export async function writeDurably(path: string, content: unknown): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** For what is made elsewhere than in the key folder; never overwrites. Throws StartRefused. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { flag: 'wx', mode: 0o600, flush: true }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new StartRefused(
        error.code === 'EEXIST'
          ? `Le fichier ${path} existe déjà : choisissez un autre nom.`
          : `Le fichier ${path} ne peut pas être écrit (${error.code ?? 'erreur'}).`,
      )
    },
  )
}

/** The file's new content at once or not at all, whatever happens meanwhile. */
export async function replaceDurably(path: string, content: unknown): Promise<void> {
  const draft = `${path}.en-cours`
  await rm(draft, { force: true })
  await writeDurably(draft, content)
  await rename(draft, path)
  await flushFolder(dirname(path))
}

/** The whole file at once, unless somebody else was faster: then theirs stays. Tells whether it is this one. */
export async function createDurably(path: string, content: unknown): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`
  await writeDurably(draft, content)
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    await rm(draft)
    await flushFolder(dirname(path))
  }
}

/** Makes a rename in this folder last. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
