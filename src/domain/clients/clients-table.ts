import type { OgecCode } from '#base/ogec-code.ts'
import { sql } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    clients: ClientsTable
  }
}

type ClientsTable = {
  id: string
  version: number
  ogec: string
  uai: string | null
  name: string
  address: string | null
  postal_code: string | null
  city: string
  phone: string | null
  mail: string | null
  distributor_id: string | null
  time_zone: string
  search_text: string
  name_key: string
  city_key: string
  created_at: Date
  updated_at: Date
  updated_by: string
}

export type ClientRow = NonNullable<Awaited<ReturnType<typeof selectClient>>>

const columns = [
  'c.id',
  'c.version',
  'c.ogec',
  'c.uai',
  'c.name',
  'c.address',
  'c.postal_code as postalCode',
  'c.city',
  'c.phone',
  'c.mail',
  'c.distributor_id as distributorId',
  'c.time_zone as timeZone',
  'c.created_at as createdAt',
  'c.updated_at as updatedAt',
] as const

/** The file of any client, whoever asks: `reachClient` asks for the right. */
export function selectClient(work: Work, id: string) {
  return sqlOf(work)
    .selectFrom('clients as c')
    .leftJoin('distributors as d', 'd.id', 'c.distributor_id')
    .innerJoin('accounts as s', 's.id', 'c.updated_by')
    .select(columns)
    .select(['d.name as distributorName', 's.name as updatedBy'])
    .where('c.id', '=', id)
    .executeTakeFirst()
}

/** What the list does not show of its clients. */
export function selectCoordinates(work: Work, ids: readonly string[]) {
  return sqlOf(work)
    .selectFrom('clients as c')
    .select(['c.id', 'c.uai', 'c.address', 'c.postal_code as postalCode', 'c.phone', 'c.mail'])
    .where('c.id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .execute()
}

/** Whoever changes this client, its contract or its licences waits here for the one before. */
export async function lockClientRow(work: Work, id: string): Promise<void> {
  await sqlOf(work).selectFrom('clients').select('id').where('id', '=', id).forUpdate().execute()
}

export type ClientValues = {
  readonly ogec: OgecCode | string
  readonly uai: string | null
  readonly name: string
  readonly address: string | null
  readonly postalCode: string | null
  readonly city: string
  readonly phone: string | null
  readonly mail: string | null
  readonly distributorId: string | null
  readonly timeZone: string
}

export type ClientKeys = {
  readonly searchText: string
  readonly nameKey: string
  readonly cityKey: string
}

/** False when the OGEC code is taken. */
export async function insertClient(
  work: Work,
  id: string,
  values: ClientValues,
  keys: ClientKeys,
  by: string,
): Promise<boolean> {
  const inserted = await sqlOf(work)
    .insertInto('clients')
    .values({
      id,
      version: 1,
      ...rowOf(values, keys),
      created_at: work.now,
      updated_at: work.now,
      updated_by: by,
    })
    .onConflict((taken) => taken.column('ogec').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** The ids of those whose OGEC code was not taken. */
export async function insertClients(
  work: Work,
  clients: readonly { id: string; values: ClientValues; keys: ClientKeys }[],
  by: string,
): Promise<string[]> {
  if (clients.length === 0) return []
  const rows = clients.map(({ id, values, keys }) => ({
    id,
    version: 1,
    ...rowOf(values, keys),
    created_at: work.now,
    updated_at: work.now,
    updated_by: by,
  }))
  const inserted = await sqlOf(work)
    .insertInto('clients')
    .values(rows)
    .onConflict((taken) => taken.column('ogec').doNothing())
    .returning('id')
    .execute()
  return inserted.map(({ id }) => id)
}

export async function updateClient(
  work: Work,
  id: string,
  version: number,
  values: ClientValues,
  keys: ClientKeys,
  by: string,
): Promise<void> {
  await sqlOf(work)
    .updateTable('clients')
    .set({ version, ...rowOf(values, keys), updated_at: work.now, updated_by: by })
    .where('id', '=', id)
    .execute()
}

export async function updateDistributor(
  work: Work,
  id: string,
  version: number,
  distributorId: string | null,
  by: string,
): Promise<void> {
  await sqlOf(work)
    .updateTable('clients')
    .set({ version, distributor_id: distributorId, updated_at: work.now, updated_by: by })
    .where('id', '=', id)
    .execute()
}

/** Of two who choose the same code at once, the second waits here and finds it taken. */
export async function holdOgec(work: Work, ogec: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ogec ${ogec}`}, 0))`.execute(
    sqlOf(work),
  )
}

/** The same for many, always in the same order: two who hold many at once wait for each other, not both. */
export async function holdOgecs(work: Work, ogecs: readonly string[]): Promise<void> {
  const names = ogecs.map((ogec) => `ogec ${ogec}`).toSorted()
  await sql`
    select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${names}::text[]) name`.execute(
    sqlOf(work),
  )
}

export async function selectTaken(work: Work, ogecs: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ ogec: string }>`
    select ogec from clients where ogec = any (${[...ogecs]}::text[])`.execute(sqlOf(work))
  return rows.map(({ ogec }) => ogec)
}

export async function isOgecTaken(work: Work, ogec: string, exceptId: string): Promise<boolean> {
  const row = await sqlOf(work)
    .selectFrom('clients')
    .select('id')
    .where('ogec', '=', ogec)
    .where('id', '!=', exceptId)
    .executeTakeFirst()
  return row !== undefined
}

function rowOf(values: ClientValues, keys: ClientKeys) {
  return {
    ogec: values.ogec,
    uai: values.uai,
    name: values.name,
    address: values.address,
    postal_code: values.postalCode,
    city: values.city,
    phone: values.phone,
    mail: values.mail,
    distributor_id: values.distributorId,
    time_zone: values.timeZone,
    search_text: keys.searchText,
    name_key: keys.nameKey,
    city_key: keys.cityKey,
  }
}
