import type { PasswordCost } from '../hash-password.ts'
import { makeDailyPassword, makeVerifier, type PasswordScope } from '../make-daily-password.ts'
import { verifierDays, type PasswordVerifiers } from '../password-verifiers.ts'

// Passwords of an invented distributor, the same at each run; the master key is public.

export const exampleMaster: Uint8Array = Buffer.alloc(32, 7)

export const exampleScope: PasswordScope = {
  scope: '0192f5a0-0000-7000-8000-0000000000d1',
  keyVersion: 1,
  revision: 0,
}

/** The least that argon2id takes: for tests only. */
export const lowCost: PasswordCost = { memoryKib: 64, passes: 1 }

export function examplePassword(day: string, scope = exampleScope): string {
  return makeDailyPassword(exampleMaster, scope, day)
}

/** Verifiers from a day on, the Monday of the example by default. */
export async function exampleVerifiers({
  cost = lowCost,
  days = verifierDays,
  from = '2026-11-23',
  scope = exampleScope,
} = {}): Promise<PasswordVerifiers> {
  const salt = Buffer.alloc(16, 9)
  const hashes = Array.from({ length: days }, (_, index) => {
    const day = new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10)
    return makeVerifier(examplePassword(day, scope), salt, day, cost)
  })
  return {
    v: 1,
    m: cost.memoryKib,
    t: cost.passes,
    sel: salt.toString('base64url'),
    du: from,
    h: (await Promise.all(hashes)).map((hash) => hash.toString('base64url')),
  }
}
