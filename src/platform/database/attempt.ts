import { sql, type Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Runs a part of a transaction that may fail by itself: what it throws undoes what it did, no more. */
export async function attempt<Result>(
  opened: Transaction<Tables>,
  act: () => Promise<Result>,
): Promise<Result> {
  await sql`savepoint attempt`.execute(opened)
  try {
    const result = await act()
    await sql`release savepoint attempt`.execute(opened)
    return result
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(opened)
    await sql`release savepoint attempt`.execute(opened)
    throw error
  }
}
