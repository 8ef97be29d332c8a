import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    saved_views: {
      id: string
      account_id: string
      name: string
      name_key: string
      query: string
      created_at: Date
    }
    list_columns: { account_id: string; columns: string[] }
  }
}

export type ViewValues = {
  readonly name: string
  readonly nameKey: string
  readonly query: string
}

/** Whoever changes this person's views waits here for the one before, in another tab. */
export async function holdViews(work: Work, owner: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`saved views ${owner}`}, 0))`.execute(
    sqlOf(work),
  )
}

export function selectViews(work: Work, owner: string) {
  return sqlOf(work)
    .selectFrom('saved_views')
    .select(['id', 'name', 'name_key as nameKey', 'query'])
    .where('account_id', '=', owner)
    .orderBy('name_key')
    .execute()
}

export async function insertView(
  work: Work,
  owner: string,
  id: string,
  { name, nameKey, query }: ViewValues,
): Promise<void> {
  await sqlOf(work)
    .insertInto('saved_views')
    .values({ id, account_id: owner, name, name_key: nameKey, query, created_at: work.now })
    .execute()
}

export async function updateView(
  work: Work,
  id: string,
  { name, nameKey, query }: ViewValues,
): Promise<void> {
  await sqlOf(work)
    .updateTable('saved_views')
    .set({ name, name_key: nameKey, query })
    .where('id', '=', id)
    .execute()
}

export async function deleteView(work: Work, id: string): Promise<void> {
  await sqlOf(work).deleteFrom('saved_views').where('id', '=', id).execute()
}

export async function selectColumns(work: Work, owner: string): Promise<string[] | null> {
  const row = await sqlOf(work)
    .selectFrom('list_columns')
    .select('columns')
    .where('account_id', '=', owner)
    .executeTakeFirst()
  return row?.columns ?? null
}

export async function replaceColumns(
  work: Work,
  owner: string,
  columns: readonly string[],
): Promise<void> {
  const row = { columns: [...columns] }
  await sqlOf(work)
    .insertInto('list_columns')
    .values({ account_id: owner, ...row })
    .onConflict((known) => known.column('account_id').doUpdateSet(row))
    .execute()
}

export async function deleteColumns(work: Work, owner: string): Promise<void> {
  await sqlOf(work).deleteFrom('list_columns').where('account_id', '=', owner).execute()
}
