import type { PasswordCost } from '#licence-file/hash-password.ts'

/** A thousandth of the usual cost: what is invented needs no protection, and hundreds of verifiers no minute. */
export const demoPasswordCost: PasswordCost = { memoryKib: 1024, passes: 1 }
