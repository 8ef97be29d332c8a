import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { operationHash } from '#replication/operations/operation-hash.ts'
import { onBase, type SchoolFiles } from './small-school.ts'

/** A roll call that a teacher entered online; gives its id. */
export async function enterRollCall(kysely: Kysely<Tables>, clientId: string): Promise<string> {
  const id = randomUUID()
  const [high, low] = [operationHash(id).slice(0, 16), operationHash(id).slice(16)]
  const row = [id, null, null, null, '2026-11-24', '08:05', '09:00', 24, '2026-11-24T08:10']
  await sql`
    insert into online_operations (client_id, id, collection, key, body, at, hash_high, hash_low)
    values (${clientId}, ${id}, 'appel', ${id}, ${JSON.stringify(row)}::jsonb, now(),
      ('x' || ${high}::text)::bit(64)::bigint, ('x' || ${low}::text)::bit(64)::bigint)`.execute(
    kysely,
  )
  return id
}

/** The roll calls that the school's base has, as often as it has them. */
export function rollCallsIn({ base }: Pick<SchoolFiles, 'base'>): readonly string[] {
  return onBase(base, (database) =>
    database
      .prepare('select IDAPPEL as id from APPEL_ED order by 1')
      .all()
      .map(({ id }) => String(id)),
  )
}
