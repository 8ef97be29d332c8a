import assert from 'node:assert/strict'
import { sql, type Kysely } from 'kysely'
import { readByMapping } from '#demo/lifelike-school/testing/read-by-mapping.ts'
import type { Tables } from '#platform/database/tables.ts'
import { catalogue, collectionsOf } from '#replication/catalogue/catalogue.ts'
import type { Collection } from '#replication/catalogue/collection.ts'
import type { Row } from '#replication/rows/check-row.ts'
import type { SchoolFiles } from './small-school.ts'

const sent = collectionsOf(catalogue, { owner: 'school' })

/**
 * Both sides hold the same rows, read by SQL of our own and compared value by value: no hash of the engine has a say.
 * Nothing is left staged. Gives how many rows there are.
 */
export async function assertSidesEqual(
  kysely: Kysely<Tables>,
  clientId: string,
  { mapping }: Pick<SchoolFiles, 'mapping'>,
  { except = [] }: { except?: readonly string[] } = {},
): Promise<number> {
  let count = 0
  for (const collection of sent.filter(({ name }) => !except.includes(name))) {
    const here = textsByKey(collection, readByMapping(mapping, collection))
    const there = textsByKey(collection, await publishedRows(kysely, clientId, collection))
    const differing = [...new Set([...here.keys(), ...there.keys()])].filter(
      (key) => here.get(key) !== there.get(key),
    )
    const shown = differing.slice(0, 3).map((key) => [here.get(key), there.get(key)])
    assert.deepEqual(shown, [], `${differing.length} rows of ${collection.name} differ`)
    count += there.size
  }
  if (except.length === 0) assert.equal(await countStaged(kysely, clientId), 0)
  return count
}

/** As readers find them: of the generation that the head publishes. */
export async function publishedRows(
  kysely: Kysely<Tables>,
  clientId: string,
  { name, fields }: Collection,
): Promise<readonly Row[]> {
  const { rows } = await sql<{ body: Record<string, Row[number]> }>`
    select r.body from replica_rows r
    join replica_heads h on h.client_id = r.client_id and h.collection = r.collection and h.generation = r.generation
    where r.client_id = ${clientId} and r.collection = ${name}`.execute(kysely)
  return rows.map(({ body }) => Object.keys(fields).map((field) => body[field] ?? null))
}

async function countStaged(kysely: Kysely<Tables>, clientId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (
      (select count(*) from replica_rows r where r.client_id = ${clientId} and not exists (
        select 1 from replica_heads h where h.client_id = r.client_id and h.collection = r.collection
          and h.generation = r.generation))
      + (select count(*) from replica_removals where client_id = ${clientId}))::integer as count`.execute(
    kysely,
  )
  return rows[0]?.count ?? 0
}

function textsByKey({ key, fields }: Collection, rows: readonly Row[]): Map<string, string> {
  const places = key.map((field) => Object.keys(fields).indexOf(field))
  const texts = new Map(
    rows.map((row) => [places.map((place) => row[place]).join(' '), JSON.stringify(row)] as const),
  )
  assert.equal(texts.size, rows.length, 'a key twice')
  return texts
}
