import { sql } from 'kysely'
import type { Quarantine } from '#replication/operations/operation.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

export type RollCallRow = {
  readonly id: string
  readonly lesson: string | null
  readonly classId: string | null
  readonly from: string
  readonly to: string | null
  readonly pupils: number
  readonly absent: number
  readonly late: number
  readonly at: Date
  /** Null as long as any of its rows is not in the school's base. */
  readonly arrivedAt: Date | null
  readonly quarantine: Omit<Quarantine, 'id'> | null
}

/**
 * The roll calls of a day by their hour. Bodies are lists in the order of the collection's fields; the rows of a roll
 * call are of one instant, by which the index finds them.
 */
export async function selectRollCalls(
  work: Work,
  clientId: string,
  { day, max }: { readonly day: string; readonly max: number },
): Promise<readonly RollCallRow[]> {
  const { rows } = await sql<RollCallRow>`
    select a.key as id, a.body ->> 2 as lesson, a.body ->> 3 as "classId", a.body ->> 5 as "from",
      a.body ->> 6 as "to", (a.body ->> 7)::integer as pupils, a.at, of.*
    from online_operations a cross join lateral (
      select
        count(*) filter (where o.collection = 'appel_eleve' and o.body ->> 2 = 'absent')::integer as absent,
        count(*) filter (where o.collection = 'appel_eleve' and o.body ->> 2 = 'retard')::integer as late,
        case when bool_and(o.arrived_at is not null) then max(o.arrived_at) end as "arrivedAt",
        (array_agg(o.quarantine order by o.collection, o.id)
          filter (where o.quarantine is not null))[1] as quarantine
      from online_operations o
      where o.client_id = ${clientId} and o.collection in ('appel', 'appel_eleve') and o.at = a.at
        and split_part(o.key, chr(31), 1) = a.key
    ) of
    where a.client_id = ${clientId} and a.collection = 'appel' and a.body ->> 4 = ${day}
    order by a.body ->> 5, a.at, a.id limit ${max}`.execute(sqlOf(work))
  return rows
}
