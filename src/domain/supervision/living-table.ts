import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

/**
 * A supervision with all that it hangs on, as it stands now: the portal session that approved it, the
 * account and the rights of who acts, the school's distributor.
 */
export type LivingRow = NonNullable<Awaited<ReturnType<typeof selectByToken>>>

export function selectByToken(work: Work, tokenHash: Buffer) {
  return living(work).where('v.token_hash', '=', tokenHash).executeTakeFirst()
}

export function selectLiving(work: Work, id: string) {
  return living(work).where('v.id', '=', id).executeTakeFirst()
}

/** Started and not ended, oldest first; of one client, or of all. */
export function selectRunning(work: Work, clientId: string | undefined, rowsMax: number) {
  let query = living(work)
    .where('v.started_at', 'is not', null)
    .where('v.ended_at', 'is', null)
    .orderBy('v.started_at')
    .limit(rowsMax)
  if (clientId !== undefined) query = query.where('v.client_id', '=', clientId)
  return query.execute()
}

function living(work: Work) {
  return sqlOf(work)
    .selectFrom('supervisions as v')
    .innerJoin('clients as c', 'c.id', 'v.client_id')
    .innerJoin('accounts as s', 's.id', 'v.staff_id')
    .leftJoin('passwords as p', 'p.account_id', 'v.staff_id')
    .leftJoin('sessions as e', (on) =>
      on.onRef('e.token_hash', '=', 'v.portal_session').onRef('e.account_id', '=', 'v.staff_id'),
    )
    .select([
      'v.id',
      'v.client_id as clientId',
      'v.approved_at as approvedAt',
      'v.started_at as startedAt',
      'v.last_seen_at as lastSeenAt',
      'v.ends_at as endsAt',
      'v.modifies_since as modifiesSince',
      'v.emergency',
      'v.reason',
      'v.sentence',
      'v.ended_at as endedAt',
      'v.ended_why as endedWhy',
      'c.name as school',
      'c.distributor_id as clientDistributorId',
      's.id as staffId',
      's.kind',
      's.name',
      's.role',
      's.distributor_id as distributorId',
      's.client_id as staffClientId',
      's.rights',
      's.disabled_at as disabledAt',
      'p.changed_at as passwordChangedAt',
      'e.ends_at as portalSessionEndsAt',
    ])
}
