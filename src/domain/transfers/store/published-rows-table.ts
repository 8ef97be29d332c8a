import { sql } from 'kysely'
import type { Value } from '#replication/rows/check-row.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

export type RowName = { readonly collection: string; readonly key: string }
export type PublishedRow = RowName & { readonly body: Readonly<Record<string, Value>> }

/** Those of these rows that readers see, in no order: each is a look into the index. */
export async function selectPublishedRows(
  work: Work,
  clientId: string,
  names: readonly RowName[],
): Promise<readonly PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select given.collection, given.key, r.body
    from json_to_recordset(${JSON.stringify(names)}::json) as given(collection text, key text)
    join replica_heads h on h.client_id = ${clientId} and h.collection = given.collection
    cross join lateral (
      select r.body from replica_rows r
      where r.client_id = ${clientId} and r.collection = given.collection
        and r.generation = h.generation and r.key = given.key and not r.hidden
      offset 0) r`.execute(sqlOf(work))
  return rows
}
