import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A file system in memory of so many kilobytes. */
export type TinyDisk = {
  resize(kilobytes: number): Promise<void>
  unmount(): Promise<void>
}

/** Mounted at that folder; undefined where this account may not mount. */
export async function mountTinyDisk(
  folder: string,
  kilobytes: number,
): Promise<TinyDisk | undefined> {
  await mkdir(folder, { recursive: true })
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  } catch {
    return undefined
  }
  return {
    resize: async (size) => void (await run('mount', ['-o', `remount,size=${size}k`, folder])),
    unmount: async () => void (await run('umount', [folder])),
  }
}
