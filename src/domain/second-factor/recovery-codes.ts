import { encodeCrockford, groupCrockford, normaliseCrockford } from '#base/crockford.ts'
import { hashToken } from '#platform/tokens.ts'
import type { Work } from '#platform/work/work.ts'
import { consumeRecoveryCode, replaceRecoveryCodes } from './factors-table.ts'

const codesCount = 10
/** 80 bits: nobody guesses one, so that a plain digest keeps them. */
const codeBytes = 10

/** Ten new ones, the only copy; those of before no longer hold. */
export async function makeRecoveryCodes(work: Work, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: codesCount }, () => encodeCrockford(work.secret(codeBytes)))
  await replaceRecoveryCodes(work, accountId, codes.map(hashToken))
  return codes.map((code) => groupCrockford(code, 4))
}

/** False for one that is not theirs, or has served. */
export function useRecoveryCode(work: Work, accountId: string, typed: string): Promise<boolean> {
  return consumeRecoveryCode(work, accountId, hashToken(normaliseCrockford(typed)))
}
