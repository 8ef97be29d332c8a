import type { Work } from '#platform/work/work.ts'
import { deleteChallengesOf, deleteOldChallenges } from './challenges-table.ts'
import { deletePasskeysOf, deleteTotp, replaceRecoveryCodes } from './factors-table.ts'

/** All of an account's, with whatever waited for them. */
export async function forgetFactors(work: Work, accountId: string): Promise<void> {
  await deleteTotp(work, accountId)
  await deletePasskeysOf(work, accountId)
  await replaceRecoveryCodes(work, accountId, [])
  await deleteChallengesOf(work, accountId)
}

/** Nothing to keep: tickets and enrolments that nobody can bring back. */
export function clearOldChallenges(work: Work): Promise<void> {
  return deleteOldChallenges(work)
}
