import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

/** The clients, and what they hold, that these keys signed and that still holds. */
export function selectSignedBy(work: Work, kids: readonly string[], limit: number) {
  return sqlOf(work)
    .selectFrom('licences')
    .select(['id', 'client_id as clientId', 'week'])
    .where('kid', 'in', kids)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', work.now)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function countSignedBy(work: Work, kids: readonly string[]): Promise<number> {
  if (kids.length === 0) return 0
  const row = await sqlOf(work)
    .selectFrom('licences')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('kid', 'in', kids)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirstOrThrow()
  return row.count
}

/** How many clients hold a living licence with each set of passwords. */
export function countByPassword(work: Work) {
  return sqlOf(work)
    .selectFrom('licences as l')
    .innerJoin('clients as c', 'c.id', 'l.client_id')
    .select((is) => [
      'c.distributor_id as distributorId',
      'l.password_scope as scope',
      'l.password_key_version as keyVersion',
      'l.password_revision as revision',
      is.fn.count<number>('l.client_id').distinct().as('count'),
    ])
    .where('l.revoked_at', 'is', null)
    .where('l.expires_at', '>', work.now)
    .groupBy([
      'c.distributor_id',
      'l.password_scope',
      'l.password_key_version',
      'l.password_revision',
    ])
    .execute()
}

/** Held until the end of the transaction. */
export async function holdMassIssuing(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(${massIssuingLock})`.execute(sqlOf(work))
}
const massIssuingLock = 0x11ce
