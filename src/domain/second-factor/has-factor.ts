import type { Work } from '#platform/work/work.ts'
import { selectAnyTotp, selectProtected } from './factors-table.ts'

export async function hasFactor(work: Work, accountId: string): Promise<boolean> {
  return (await selectProtected(work, [accountId])).has(accountId)
}

/** Those of these accounts that a password alone does not enter. */
export function protectedAmong(
  work: Work,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return selectProtected(work, accountIds)
}

/** Whether anybody would miss the key that seals. */
export async function hasSealedSecrets(work: Work): Promise<boolean> {
  return (await selectAnyTotp(work)) !== undefined
}
