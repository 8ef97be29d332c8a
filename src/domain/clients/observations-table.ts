import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    observations: { id: string; client_id: string; staff_id: string; at: Date; text: string }
  }
}

/** The newest 500. */
export function selectObservations(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('observations as o')
    .innerJoin('accounts as s', 's.id', 'o.staff_id')
    .select(['o.id', 'o.at', 's.name as by', 'o.text'])
    .where('o.client_id', '=', clientId)
    .orderBy('o.at', 'desc')
    .limit(500)
    .execute()
}

export async function insertObservation(
  work: Work,
  clientId: string,
  id: string,
  staffId: string,
  text: string,
): Promise<void> {
  await sqlOf(work)
    .insertInto('observations')
    .values({ id, client_id: clientId, staff_id: staffId, at: work.now, text })
    .execute()
}
