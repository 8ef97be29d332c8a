import { argon2, createHash } from 'node:crypto'
import { promisify } from 'node:util'

/** Of argon2id (RFC 9106) with one lane: memory in KiB, passes. */
export type PasswordCost = { readonly memoryKib: number; readonly passes: number }

/** About a quarter of a second and 64 MiB for each guess; see docs/licences.md for the arithmetic. */
export const usualPasswordCost: PasswordCost = { memoryKib: 64 * 1024, passes: 3 }

/** 16 bytes of argon2id version 19, off the event loop. */
export function hashPassword(
  password: string,
  salt: Uint8Array,
  { memoryKib, passes }: PasswordCost,
): Promise<Buffer> {
  return argon2id('argon2id', {
    message: password,
    nonce: salt,
    parallelism: 1,
    tagLength: 16,
    memory: memoryKib,
    passes,
  })
}

/** The first 16 bytes of SHA-256(salt of the scope ‖ YYYY-MM-DD). */
export function dailySalt(scopeSalt: Uint8Array, day: string): Buffer {
  return createHash('sha256').update(scopeSalt).update(day).digest().subarray(0, 16)
}

const argon2id = promisify(argon2)
