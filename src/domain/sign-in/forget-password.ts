import type { Work } from '#platform/work/work.ts'
import { deletePassword } from './accounts-table.ts'

/** An account taken up again starts over: whoever had its password must not come in by it. */
export async function forgetPassword(work: Work, accountId: string): Promise<void> {
  await deletePassword(work, accountId)
}
