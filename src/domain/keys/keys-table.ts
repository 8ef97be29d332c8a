import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    key_events: { id: string; at: Date }
    key_marks: { single: boolean; ring_version: number; passwords_serial: number }
    password_master_marks: { version: number; fingerprint: Buffer }
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

/** Raises the marks; gives what they then are: higher than these when this house has used a later folder. */
export async function raiseMarks(
  work: Work,
  { ring, passwords }: { ring: number; passwords: number },
): Promise<{ ring: number; passwords: number }> {
  const { rows } = await sql<{ ring: number; passwords: number }>`
    insert into key_marks as m (single, ring_version, passwords_serial) values (true, ${ring}, ${passwords})
    on conflict (single) do update set ring_version = greatest(m.ring_version, ${ring}),
      passwords_serial = greatest(m.passwords_serial, ${passwords})
    returning ring_version as ring, passwords_serial as passwords`.execute(sqlOf(work))
  return rows[0] ?? { ring, passwords }
}

/** Keeps the fingerprints of new master keys; gives all that are kept. */
export async function keepMasterMarks(
  work: Work,
  masters: readonly { version: number; fingerprint: Buffer }[],
): Promise<readonly { version: number; fingerprint: Buffer }[]> {
  await sqlOf(work)
    .insertInto('password_master_marks')
    .values([...masters])
    .onConflict((known) => known.column('version').doNothing())
    .execute()
  return sqlOf(work).selectFrom('password_master_marks').selectAll().execute()
}
