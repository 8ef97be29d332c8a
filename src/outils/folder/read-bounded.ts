import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/**
 * The bytes of a file, at most `bytesMax + 1` of them so that too many shows; undefined when there is
 * no such file. Rejects with the system's error, EISDIR for all that is not an ordinary file.
 */
export async function readBounded(path: string, bytesMax: number): Promise<Buffer | undefined> {
  const file = await open(path, openWithoutWaiting).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  try {
    const status = await file.stat()
    if (!status.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
    const bytes = Buffer.alloc(Math.min(status.size, bytesMax) + 1)
    let held = 0
    for (let read = -1; read !== 0 && held < bytes.length; held += read)
      read = (await file.read(bytes, held, bytes.length - held)).bytesRead
    return bytes.subarray(0, held)
  } finally {
    await file.close()
  }
}

// A named pipe that nobody writes to would hold a plain open for ever.
const openWithoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
