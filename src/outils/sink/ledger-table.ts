import { operationHash } from '#replication/operations/operation-hash.ts'
import type { Operation, Quarantine } from '#replication/operations/operation.ts'
import type { Mark } from '#replication/messages/mark.ts'
import type { Row } from '#replication/rows/check-row.ts'
import type { RowHash } from '#replication/rows/row-hash.ts'
import type { Raw } from '../mapping/read-value.ts'
import type { Statements } from './sql-base.ts'

/** Makes what the agent keeps in the school's base, where it is not there. */
export async function keepTables({ run }: Statements): Promise<void> {
  await run(`create table if not exists "OUTILS_OPERATIONS" (
    "id" text primary key, "hash" text not null unique, "collection" text not null, "key" text not null,
    "row" text, "at" text not null, "state" text not null check ("state" in ('applied', 'quarantined')),
    "why" text, "detail" text)`)
  await run(`create index if not exists "OUTILS_OPERATIONS_CLE"
    on "OUTILS_OPERATIONS" ("collection", "key")`)
  await run(`create table if not exists "OUTILS_REPERE" (
    "only" integer primary key check ("only" = 1), "transfer" text not null, "count" integer not null)`)
}

export async function readHashes({ all }: Statements): Promise<readonly RowHash[]> {
  return (await all('select "hash" from "OUTILS_OPERATIONS"')).map(([hash]) => String(hash))
}

const atOnce = 200
const columns = '"id", "collection", "key", "row", "at"'

export async function readOperations(
  { all }: Statements,
  hashes: readonly RowHash[],
): Promise<readonly Operation[]> {
  const operations: Operation[] = []
  for (let from = 0; from < hashes.length; from += atOnce) {
    const some = hashes.slice(from, from + atOnce)
    const places = some.map(() => '?').join(', ')
    const query = `select ${columns} from "OUTILS_OPERATIONS" where "hash" in (${places})`
    operations.push(...(await all(query, some)).map(operationIn))
  }
  return operations
}

export async function readQuarantined({ all }: Statements): Promise<readonly Operation[]> {
  const rows = await all(`select ${columns} from "OUTILS_OPERATIONS" where "state" = 'quarantined'`)
  return rows.map(operationIn)
}

export async function readQuarantine({ all }: Statements): Promise<readonly Quarantine[]> {
  const rows = await all(
    `select "id", "why", "detail" from "OUTILS_OPERATIONS" where "state" = 'quarantined'`,
  )
  return rows.map(([id, why, detail]) => ({
    id: String(id),
    why: String(why) as Quarantine['why'],
    detail: String(detail),
  }))
}

export type Age = Pick<Operation, 'id' | 'at'>

/** Of the applied operations of a key; there are few. Compared by the caller: bases order texts as they like. */
export async function readApplied(
  { all }: Statements,
  { collection, key }: Operation,
): Promise<readonly Age[]> {
  const rows = await all(
    `select "id", "at" from "OUTILS_OPERATIONS"
     where "collection" = ? and "key" = ? and "state" = 'applied'`,
    [collection, key],
  )
  return rows.map(([id, at]) => ({ id: String(id), at: String(at) }))
}

export async function isKnown({ all }: Statements, id: string): Promise<boolean> {
  return (await all('select 1 from "OUTILS_OPERATIONS" where "id" = ?', [id])).length > 0
}

export async function noteOperation(
  { run }: Statements,
  { id, collection, key, row, at }: Operation,
  quarantine: Quarantine | null,
): Promise<void> {
  const state = quarantine === null ? 'applied' : 'quarantined'
  const why = [state, quarantine?.why ?? null, quarantine?.detail ?? null]
  const changed = await run(
    'update "OUTILS_OPERATIONS" set "state" = ?, "why" = ?, "detail" = ? where "id" = ?',
    [...why, id],
  )
  if (changed > 0) return
  await run(
    `insert into "OUTILS_OPERATIONS"
     ("state", "why", "detail", "id", "hash", "collection", "key", "row", "at")
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...why, id, operationHash(id), collection, key, row && JSON.stringify(row), at],
  )
}

export async function readMark({ all }: Statements): Promise<Mark | null> {
  const [row] = await all('select "transfer", "count" from "OUTILS_REPERE"')
  return row === undefined ? null : { transfer: String(row[0]), count: Number(row[1]) }
}

export async function writeMark({ run }: Statements, { transfer, count }: Mark): Promise<void> {
  await run('delete from "OUTILS_REPERE"')
  await run('insert into "OUTILS_REPERE" ("only", "transfer", "count") values (1, ?, ?)', [
    transfer,
    count,
  ])
}

function operationIn([id, collection, key, row, at]: readonly Raw[]): Operation {
  return {
    id: String(id),
    collection: String(collection),
    key: String(key),
    row: row === null || row === undefined ? null : (JSON.parse(String(row)) as Row),
    at: String(at),
  }
}
