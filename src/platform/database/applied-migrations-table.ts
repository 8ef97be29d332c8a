import { sql, type Generated, type Kysely } from 'kysely'
import type { Tables } from './tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    applied_migrations: {
      number: number
      name: string
      /** Of the file's text, in hexadecimal. */
      sha256: string
      applied_at: Generated<Date>
    }
  }
}

export interface AppliedMigration {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

/** "GCW migrations": the same number in every process that migrates this database. */
const migrationLock = 1_737_200_114

/** Until the end of the transaction, the other processes that migrate wait here. */
export async function lockMigrations(transaction: Kysely<Tables>): Promise<void> {
  await sql`set local statement_timeout = '10min'`.execute(transaction)
  await sql`select pg_advisory_xact_lock(${migrationLock}::bigint)`.execute(transaction)
  await sql`
    create table if not exists applied_migrations (
      number integer primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`.execute(transaction)
}

/** False for a database that no program of ours has opened. */
export async function hasMigrations(transaction: Kysely<Tables>): Promise<boolean> {
  const { rows } =
    await sql`select where to_regclass('public.applied_migrations') is not null`.execute(
      transaction,
    )
  return rows.length > 0
}

export function appliedMigrations(transaction: Kysely<Tables>): Promise<AppliedMigration[]> {
  return transaction
    .selectFrom('applied_migrations')
    .select(['number', 'name', 'sha256'])
    .orderBy('number')
    .execute()
}

export async function recordMigration(
  transaction: Kysely<Tables>,
  { number, name, sha256 }: AppliedMigration,
): Promise<void> {
  await transaction.insertInto('applied_migrations').values({ number, name, sha256 }).execute()
}
