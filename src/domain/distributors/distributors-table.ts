import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    distributors: { id: string; name: string; name_key: string; created_at: Date }
  }
}

/** With how many clients and active technicians; only one distributor's when `only` is given. */
export function selectDistributors(work: Work, only?: string) {
  let query = sqlOf(work)
    .selectFrom('distributors as d')
    .select((is) => [
      'd.id',
      'd.name',
      is
        .selectFrom('clients as c')
        .whereRef('c.distributor_id', '=', 'd.id')
        .select((count) => count.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('clients'),
      is
        .selectFrom('accounts as s')
        .whereRef('s.distributor_id', '=', 'd.id')
        .where('s.disabled_at', 'is', null)
        .select((count) => count.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('technicians'),
    ])
    .orderBy('d.name_key')
  if (only !== undefined) query = query.where('d.id', '=', only)
  return query.execute()
}

/** False when the name is taken. */
export async function insertDistributor(
  work: Work,
  row: { id: string; name: string; nameKey: string },
): Promise<boolean> {
  const inserted = await sqlOf(work)
    .insertInto('distributors')
    .values({ id: row.id, name: row.name, name_key: row.nameKey, created_at: work.now })
    .onConflict((taken) => taken.column('name_key').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Of two who choose the same name at once, the second waits here and finds it taken. */
export async function holdName(work: Work, nameKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`distributor ${nameKey}`}, 0))`.execute(
    sqlOf(work),
  )
}

export function lockDistributor(work: Work, id: string) {
  return sqlOf(work)
    .selectFrom('distributors')
    .select(['id', 'name', 'name_key'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function isNameTaken(work: Work, nameKey: string, exceptId: string): Promise<boolean> {
  const row = await sqlOf(work)
    .selectFrom('distributors')
    .select('id')
    .where('name_key', '=', nameKey)
    .where('id', '!=', exceptId)
    .executeTakeFirst()
  return row !== undefined
}

export async function updateName(
  work: Work,
  id: string,
  name: string,
  nameKey: string,
): Promise<void> {
  await sqlOf(work)
    .updateTable('distributors')
    .set({ name, name_key: nameKey })
    .where('id', '=', id)
    .execute()
}
