import { sql } from 'kysely'
import type { Product, ProductVersionState } from '#contracts/product-versions.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    product_versions: {
      id: string
      product: Product
      version: string
      released_on: string
      state: ProductVersionState
      note: string | null
      created_at: Date
    }
  }
}

export type VersionRow = {
  readonly id: string
  readonly product: Product
  readonly version: string
  readonly releasedOn: string
  readonly state: ProductVersionState
  readonly note: string | null
}

/** Whoever changes the list waits here for the one before: which version is current is decided once. */
export async function holdVersions(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('product versions', 0))`.execute(
    sqlOf(work),
  )
}

export function selectVersions(work: Work): Promise<VersionRow[]> {
  return sqlOf(work)
    .selectFrom('product_versions')
    .select(['id', 'product', 'version', 'released_on as releasedOn', 'state', 'note'])
    .orderBy((is) => is.case().when('state', '=', 'current').then(0).else(1).end())
    .orderBy('released_on', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

/** How many attached machines run each version, the most frequent first. */
export function countAgentVersions(work: Work) {
  return sqlOf(work)
    .selectFrom('agents')
    .select((of) => ['version', of.cast<number>(of.fn.countAll(), 'integer').as('schools')])
    .where('detached_at', 'is', null)
    .groupBy('version')
    .orderBy('schools', 'desc')
    .orderBy('version')
    .execute()
}

export async function insertVersion(work: Work, row: VersionRow): Promise<void> {
  const { id, product } = row
  await sqlOf(work)
    .insertInto('product_versions')
    .values({ id, product, created_at: work.now, ...valuesOf(row) })
    .execute()
}

export async function updateVersion(work: Work, row: VersionRow): Promise<void> {
  await sqlOf(work)
    .updateTable('product_versions')
    .set(valuesOf(row))
    .where('id', '=', row.id)
    .execute()
}

export async function deleteVersion(work: Work, id: string): Promise<void> {
  await sqlOf(work).deleteFrom('product_versions').where('id', '=', id).execute()
}

/** Of that version of the agent; undefined when the list does not know it. */
export async function selectAgentVersionState(
  work: Work,
  version: string,
): Promise<ProductVersionState | undefined> {
  const row = await sqlOf(work)
    .selectFrom('product_versions')
    .select('state')
    .where('product', '=', 'agent')
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.state
}

function valuesOf({ version, releasedOn, state, note }: VersionRow) {
  return { version, released_on: releasedOn, state, note }
}
