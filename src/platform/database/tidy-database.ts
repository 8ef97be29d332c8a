import { sql } from 'kysely'
import type { Database } from './database.ts'

/** A PostgreSQL server tidies itself; the embedded one has nobody to remove its dead rows and refresh its statistics. */
export async function tidyDatabase({ kind, kysely }: Database): Promise<void> {
  if (kind === 'embedded') await sql`vacuum analyze`.execute(kysely)
}
