import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** argon2id, 19 MiB, 2 passes, 1 lane: OWASP's Password Storage Cheat Sheet. About 50 ms, off the event loop. */
const memoryKiB = 19_456
const passes = 2
const bytes = 32

/** PHC string: `$argon2id$v=19$m=…,t=…,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt)
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=1$${unpadded(salt)}$${unpadded(hash)}`
}

/** Takes the same time when there is nothing to compare with, so that a stranger learns nothing from it. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , , , salt, hash] = (stored ?? nobody).split('$')
  if (salt === undefined || hash === undefined)
    throw new Error('A stored password is not in PHC format.')
  const derived = await derive(password, Buffer.from(salt, 'base64'))
  return timingSafeEqual(derived, Buffer.from(hash, 'base64')) && stored !== null
}

const nobody = `$argon2id$v=19$m=${memoryKiB},t=${passes},p=1$${unpadded(randomBytes(16))}$${unpadded(randomBytes(bytes))}`

function derive(password: string, nonce: Buffer): Promise<Buffer> {
  return promisify(argon2)('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    parallelism: 1,
    tagLength: bytes,
    memory: memoryKiB,
    passes,
  })
}

function unpadded(data: Buffer): string {
  return data.toString('base64').replaceAll('=', '')
}
