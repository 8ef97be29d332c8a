import { sql } from 'kysely'
import type { Database } from './database.ts'
import { waitAtMost } from './wait-at-most.ts'

/** Whether the database takes a question and answers it in that time. */
export async function answersWithin({ kysely }: Database, timeoutMs: number): Promise<boolean> {
  return waitAtMost(sql`select 1`.execute(kysely), timeoutMs).catch(() => false)
}
