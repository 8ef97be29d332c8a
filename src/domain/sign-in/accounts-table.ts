import type { SchoolRight, SchoolRole, StaffRole } from '#contracts/permissions.ts'
import type { AccountKind, AccountRow } from './account-row.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    accounts: {
      id: string
      kind: AccountKind
      name: string
      mail: string
      role: StaffRole | SchoolRole
      /** Of staff. */
      distributor_id: string | null
      /** Of a school's people. */
      client_id: string | null
      rights: SchoolRight[]
      created_at: Date
      disabled_at: Date | null
      last_seen_at: Date | null
    }
    passwords: { account_id: string; password_hash: string; changed_at: Date }
  }
}

export function accountByMail(
  work: Work,
  kind: AccountKind,
  mail: string,
): Promise<AccountRow | undefined> {
  return accounts(work).where('s.kind', '=', kind).where('s.mail', '=', mail).executeTakeFirst()
}

export function accountById(work: Work, accountId: string): Promise<AccountRow | undefined> {
  return accounts(work).where('s.id', '=', accountId).executeTakeFirst()
}

/** The account as it stands once whoever was changing it is done; locked until the end of the transaction. */
export async function lockAccount(work: Work, accountId: string): Promise<AccountRow | undefined> {
  await sqlOf(work)
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .forNoKeyUpdate()
    .execute()
  return accountById(work, accountId)
}

function accounts(work: Work) {
  return sqlOf(work)
    .selectFrom('accounts as s')
    .leftJoin('passwords as p', 'p.account_id', 's.id')
    .leftJoin('distributors as d', 'd.id', 's.distributor_id')
    .leftJoin('clients as c', 'c.id', 's.client_id')
    .select([
      's.kind',
      's.id',
      's.name',
      's.mail',
      's.role',
      's.disabled_at as disabledAt',
      's.distributor_id as distributorId',
      'd.name as distributorName',
      's.client_id as clientId',
      'c.name as clientName',
      's.rights',
      'p.password_hash as passwordHash',
    ])
}

export async function savePassword(
  work: Work,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  const row = { password_hash: passwordHash, changed_at: work.now }
  await sqlOf(work)
    .insertInto('passwords')
    .values({ account_id: accountId, ...row })
    .onConflict((taken) => taken.column('account_id').doUpdateSet(row))
    .execute()
}

export async function noteSeen(work: Work, accountId: string): Promise<void> {
  await sqlOf(work)
    .updateTable('accounts')
    .set({ last_seen_at: work.now })
    .where('id', '=', accountId)
    .execute()
}

export async function deletePassword(work: Work, accountId: string): Promise<void> {
  await sqlOf(work).deleteFrom('passwords').where('account_id', '=', accountId).execute()
}
