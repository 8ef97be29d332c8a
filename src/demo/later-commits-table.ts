import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'

/**
 * Lets this database forget its last commits in a power cut, until it is closed: filling a world that
 * starts over when cut short needs no flush for each of a thousand commits, which a slow disk makes long.
 */
export async function commitLater({ kysely }: Database): Promise<void> {
  await sql`set synchronous_commit to off`.execute(kysely)
}
