import type { StaffRole } from '#contracts/permissions.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    staff_passwords: { staff_id: string; password_hash: string; changed_at: Date }
  }
}

/** A person as the door sees them. */
export type AccountRow = {
  readonly id: string
  readonly name: string
  readonly mail: string
  readonly role: StaffRole
  readonly disabledAt: Date | null
  readonly distributorId: string | null
  readonly distributorName: string | null
  readonly passwordHash: string | null
}

export function accountByMail(work: Work, mail: string): Promise<AccountRow | undefined> {
  return accounts(work).where('s.mail', '=', mail).executeTakeFirst()
}

export function accountById(work: Work, staffId: string): Promise<AccountRow | undefined> {
  return accounts(work).where('s.id', '=', staffId).executeTakeFirst()
}

/** The account as it stands once whoever was changing it is done; locked until the end of the transaction. */
export async function lockAccount(work: Work, staffId: string): Promise<AccountRow | undefined> {
  await sqlOf(work)
    .selectFrom('staff')
    .select('id')
    .where('id', '=', staffId)
    .forNoKeyUpdate()
    .execute()
  return accountById(work, staffId)
}

function accounts(work: Work) {
  return sqlOf(work)
    .selectFrom('staff as s')
    .leftJoin('staff_passwords as p', 'p.staff_id', 's.id')
    .leftJoin('distributors as d', 'd.id', 's.distributor_id')
    .select([
      's.id',
      's.name',
      's.mail',
      's.role',
      's.disabled_at as disabledAt',
      's.distributor_id as distributorId',
      'd.name as distributorName',
      'p.password_hash as passwordHash',
    ])
}

export async function savePassword(
  work: Work,
  staffId: string,
  passwordHash: string,
): Promise<void> {
  const row = { password_hash: passwordHash, changed_at: work.now }
  await sqlOf(work)
    .insertInto('staff_passwords')
    .values({ staff_id: staffId, ...row })
    .onConflict((taken) => taken.column('staff_id').doUpdateSet(row))
    .execute()
}

export async function noteSeen(work: Work, staffId: string): Promise<void> {
  await sqlOf(work)
    .updateTable('staff')
    .set({ last_seen_at: work.now })
    .where('id', '=', staffId)
    .execute()
}
