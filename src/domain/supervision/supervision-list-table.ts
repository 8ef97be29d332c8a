import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

export type ListedRow = NonNullable<Awaited<ReturnType<typeof selectStarted>>>

/** Those of a client that started, newest first. */
export function selectAllStarted(work: Work, clientId: string, rowsMax: number) {
  return started(work)
    .where('v.client_id', '=', clientId)
    .orderBy('v.started_at', 'desc')
    .limit(rowsMax)
    .execute()
}

export function selectStarted(work: Work, at: { clientId: string; supervisionId: string }) {
  return started(work)
    .where('v.client_id', '=', at.clientId)
    .where('v.id', '=', at.supervisionId)
    .executeTakeFirst()
}

function started(work: Work) {
  return sqlOf(work)
    .selectFrom('supervisions as v')
    .innerJoin('accounts as s', 's.id', 'v.staff_id')
    .leftJoin('distributors as d', 'd.id', 's.distributor_id')
    .select([
      'v.id',
      'v.client_id as clientId',
      's.name',
      'd.name as distributor',
      'v.reason',
      'v.sentence',
      'v.ticket',
      'v.emergency',
      'v.started_at as startedAt',
      'v.last_seen_at as lastSeenAt',
      'v.ends_at as endsAt',
      'v.modifies_since as modifiesSince',
      'v.ended_at as endedAt',
      'v.ended_why as endedWhy',
    ])
    .select((is) =>
      is
        .selectFrom('supervision_lines as l')
        .whereRef('l.supervision_id', '=', 'v.id')
        .select((lines) => lines.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('lines'),
    )
    .where('v.started_at', 'is not', null)
    .where('v.ends_at', 'is not', null)
    .$narrowType<{ startedAt: Date; endsAt: Date }>()
}
