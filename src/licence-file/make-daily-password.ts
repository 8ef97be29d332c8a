import { createHmac, hkdfSync } from 'node:crypto'
import { encodeCrockford } from '#base/crockford.ts'
import { dailySalt, hashPassword, type PasswordCost } from './hash-password.ts'

/** Whose password: a distributor, at a version of the master key and a revision. */
export type PasswordScope = {
  readonly scope: string
  readonly keyVersion: number
  /** Raised after a leak: other passwords from then on. */
  readonly revision: number
}

/**
 * The password of a day (YYYY-MM-DD), 10 characters of Crockford's base 32: the first 50 bits of
 * HMAC-SHA256(K, "mdj/v1" NUL scope NUL day NUL revision), with
 * K = HKDF-SHA256(master, no salt, "mdj/v1|" keyVersion "|" scope, 32 bytes); see docs/licences.md.
 */
export function makeDailyPassword(
  master: Uint8Array,
  { scope, keyVersion, revision }: PasswordScope,
  day: string,
): string {
  const info = `mdj/v1|${keyVersion}|${scope}`
  const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), info, 32))
  const mac = createHmac('sha256', key).update(`mdj/v1\0${scope}\0${day}\0${revision}`).digest()
  return encodeCrockford(mac.subarray(0, 7)).slice(0, 10)
}

/** What a licence carries for that day: 16 bytes of argon2id, with the salt of the scope and the day. */
export function makeVerifier(
  password: string,
  scopeSalt: Uint8Array,
  day: string,
  cost: PasswordCost,
): Promise<Buffer> {
  return hashPassword(password, dailySalt(scopeSalt, day), cost)
}
