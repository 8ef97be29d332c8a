import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

/** The time zones in which a distributor has clients; null for those without one. */
export async function selectZonesOf(
  work: Work,
  distributorId: string | null,
): Promise<ReadonlySet<string>> {
  const rows = await sqlOf(work)
    .selectFrom('clients')
    .select('time_zone as zone')
    .where('distributor_id', distributorId === null ? 'is' : '=', distributorId)
    .distinct()
    .execute()
  return new Set(rows.map(({ zone }) => zone))
}
