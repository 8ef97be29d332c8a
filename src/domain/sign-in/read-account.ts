import type { Account } from '#contracts/sign-in.ts'
import { refuse } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { accountById, type AccountRow } from './accounts-table.ts'
import { accountOf } from './sign-in.ts'

export async function readAccount(work: Work): Promise<Account> {
  work.allow('account:own')
  return accountOf(await ownAccount(work))
}

export async function ownAccount(work: Work): Promise<AccountRow> {
  const account = work.actor.kind === 'staff' ? await accountById(work, work.actor.id) : undefined
  return account ?? refuse('not-signed-in')
}
