import type { SchoolRole, StaffRole } from '#contracts/permissions.ts'
import { refuse } from '#contracts/refuse.ts'
import type { Account, SchoolAccount, StaffSession } from '#contracts/sign-in.ts'
import { accountIdOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import type { AccountRow } from './account-row.ts'
import { accountById, lockAccount } from './accounts-table.ts'

export async function readAccount(work: Work): Promise<StaffSession> {
  work.allow('account:own')
  const lacksFactor = work.actor.kind === 'staff' && work.actor.lacksFactor === true
  return { ...staffAccountOf(await ownAccount(work)), lacksFactor }
}

/** The account of the person who acts. */
export async function ownAccount(work: Work): Promise<AccountRow> {
  const id = accountIdOf(work.actor)
  const account = id === null ? undefined : await accountById(work, id)
  return account ?? refuse('not-signed-in')
}

/** For the rooms beside this one. */
export function personById(work: Work, accountId: string): Promise<AccountRow | undefined> {
  return accountById(work, accountId)
}

/** The same, locked until the end of the transaction. */
export function lockPerson(work: Work, accountId: string): Promise<AccountRow | undefined> {
  return lockAccount(work, accountId)
}

export function staffAccountOf(row: AccountRow): Account {
  const { id, name, mail, role, distributorId, distributorName } = row
  return {
    id,
    name,
    mail,
    role: role as StaffRole,
    distributor: distributorId === null ? null : { id: distributorId, name: distributorName ?? '' },
  }
}

export function schoolAccountOf({ id, name, mail, role, rights }: AccountRow): SchoolAccount {
  return { id, name, mail, role: role as SchoolRole, rights: [...rights] }
}
