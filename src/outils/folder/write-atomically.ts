import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import pRetry from 'p-retry'
import { keepForOwner } from './keep-for-owner.ts'

/**
 * After a power cut the file holds the old content or the new, whole. A secret is never readable by
 * others, not even for the time of the writing.
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array,
  readableBy: 'everyone' | 'owner',
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  await rm(temporary, { force: true })
  try {
    const mode = readableBy === 'owner' ? 0o600 : 0o644
    const file = await open(temporary, 'wx', mode)
    try {
      await file.chmod(mode)
      if (readableBy === 'owner') await keepForOwner(temporary, process.platform)
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await moveAtomically(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** The file takes the place of the other, in the same folder, and the disk knows it. */
export async function moveAtomically(from: string, to: string): Promise<void> {
  await replace(from, to)
  await syncFolder(dirname(to))
}

/** On Windows a file that an antivirus is reading cannot be replaced: it is a matter of a moment. */
async function replace(temporary: string, path: string): Promise<void> {
  await pRetry(() => rename(temporary, path), {
    retries: process.platform === 'win32' ? 5 : 0,
    minTimeout: 50,
  })
}

/** The new name itself must reach the disk; Windows gives no way to ask, and does it by its journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
