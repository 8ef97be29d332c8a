import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    tries: { door: string; opened_at: Date; count: number }
  }
}

/** Counts one more try at a door, in one statement, so that parallel tries cannot slip through. */
export async function countTry(work: Work, door: string, windowOpenedAfter: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    insert into tries as t (door, opened_at, count) values (${door}, ${work.now}, 1)
    on conflict (door) do update set
      count = case when t.opened_at > ${windowOpenedAfter} then t.count + 1 else 1 end,
      opened_at = case when t.opened_at > ${windowOpenedAfter} then t.opened_at else ${work.now} end
    returning count`.execute(sqlOf(work))
  return rows[0]?.count ?? 1
}

export async function forgetTries(work: Work, door: string): Promise<void> {
  await sqlOf(work).deleteFrom('tries').where('door', '=', door).execute()
}

export async function deleteOldTries(work: Work, openedBefore: Date): Promise<void> {
  await sqlOf(work).deleteFrom('tries').where('opened_at', '<', openedBefore).execute()
}

export async function discountTry(work: Work, door: string): Promise<void> {
  await sql`update tries set count = count - 1 where door = ${door} and count > 0`.execute(
    sqlOf(work),
  )
}
