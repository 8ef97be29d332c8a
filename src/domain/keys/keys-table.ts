import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    key_events: { id: string; at: Date }
    key_ring_mark: { single: boolean; version: number }
  }
}

/** Those of these ids that nobody had taken in yet. */
export async function takeInEvents(
  work: Work,
  events: readonly { id: string; at: Date }[],
): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set()
  const rows = await sqlOf(work)
    .insertInto('key_events')
    .values([...events])
    .onConflict((known) => known.column('id').doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Raises the mark; gives what it then is: higher than `version` when this house has used a later ring. */
export async function raiseRingMark(work: Work, version: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into key_ring_mark as m (single, version) values (true, ${version})
    on conflict (single) do update set version = greatest(m.version, ${version})
    returning version`.execute(sqlOf(work))
  return rows[0]?.version ?? version
}
