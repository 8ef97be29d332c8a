import { Client, type CustomTypesConfig, type QueryArrayConfig } from 'pg'
import type { Row } from '#replication/rows/check-row.ts'
import { SourceFailure, type Snapshot, type Source } from '#replication/school-side/source.ts'
import { checkColumns, tableNameOf } from '../mapping/check-columns.ts'
import { columnsOf, type MappedCollection, type Mapping } from '../mapping/mapping.ts'
import { quoteFrom, quoteName } from '../mapping/quote-names.ts'
import type { Raw } from '../mapping/read-value.ts'
import { rowReader } from '../mapping/row-reader.ts'

const rowsPerBatch = 500

type Patience = { readonly lockWaitMs?: number; readonly connectMs?: number }

/** Reads a school's base in PostgreSQL, and never writes: the transaction is read-only. */
export function openPostgresSource(
  mapping: Mapping,
  { url, lockWaitMs = 5000, connectMs = 10_000 }: Patience & { readonly url: string },
): Source {
  return {
    openSnapshot: async () => {
      const client = await connect(url, connectMs)
      try {
        await run(client, 'begin transaction isolation level repeatable read, read only')
        await run(client, `set local lock_timeout = ${Math.trunc(lockWaitMs)}`)
        await run(client, "set local datestyle = 'ISO'")
        // The first statement that reads fixes what is read from then on.
        await run(client, 'select count(*) from pg_catalog.pg_namespace')
        return snapshotOn(client, mapping)
      } catch (error) {
        await client.end()
        throw postgresFailure(error, client)
      }
    },
  }
}

function snapshotOn(client: Client, mapping: Mapping): Snapshot {
  let cursors = 0
  return {
    rows: (name) => {
      const mapped = mapping.sent.get(name)
      if (mapped === undefined) throw new Error(`${name} is not mapped: it is not to be sent.`)
      return rowsOf(client, mapped, mapping, `c${++cursors}`)
    },
    close: () => client.end(),
  }
}

async function* rowsOf(
  client: Client,
  mapped: MappedCollection,
  { encoding }: Mapping,
  cursor: string,
): AsyncGenerator<readonly Row[]> {
  const read = rowReader(mapped, encoding)
  await declare(client, mapped, cursor)
  for (;;) {
    const rows = await fetchRows(client, cursor)
    if (rows.length === 0) break
    yield rows.map(read)
  }
  await run(client, `close ${cursor}`)
}

async function declare(client: Client, mapped: MappedCollection, cursor: string): Promise<void> {
  const from = quoteFrom(mapped.from)
  try {
    // A query that fails ends the transaction, and with it the snapshot of the others: this one is undone alone.
    await run(client, 'savepoint declaring')
    const { fields } = await run(client, `select * from ${from} limit 0`)
    const there = new Set(fields.map(({ name }) => name))
    checkColumns(mapped, (column) => there.has(column))
    const columns = columnsOf(mapped).map(quoteName).join(', ')
    await run(client, `declare ${cursor} no scroll cursor for select ${columns} from ${from}`)
    await run(client, 'release savepoint declaring')
  } catch (error) {
    await run(client, 'rollback to savepoint declaring').catch(() => {})
    const code = codeOf(error)
    if (code === undefined || !code.startsWith('42') || code === permissionDenied)
      throw postgresFailure(error, client)
    const details = { collection: mapped.collection.name, table: tableNameOf(mapped) }
    throw new SourceFailure('table-missing', details, error)
  }
}

async function fetchRows(client: Client, cursor: string): Promise<readonly (readonly Raw[])[]> {
  try {
    return (await run(client, `fetch forward ${rowsPerBatch} from ${cursor}`)).rows
  } catch (error) {
    throw postgresFailure(error, client)
  }
}

async function connect(connectionString: string, connectMs: number): Promise<Client> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: connectMs,
    application_name: 'outils',
  })
  // A connection that breaks is told by the query that needed it.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw postgresFailure(error, client)
  }
}

/** The extended protocol takes one statement only: a query of the mapping cannot end the transaction. */
function run(client: Client, text: string) {
  const config: QueryArrayConfig = { text, rowMode: 'array', types: asTexts }
  return client.query<Raw[]>(Object.assign(config, { queryMode: 'extended' }))
}

/** Every value as PostgreSQL writes it, but for bytes. */
const asTexts: CustomTypesConfig = {
  getTypeParser: (oid: number) => (oid === byteaOid ? readBytea : (text: string) => text),
}
const byteaOid = 17

function readBytea(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex')
}

/** What PostgreSQL or the way to it says; the address is told without its password. */
function postgresFailure(error: unknown, { host, port, database }: Client): unknown {
  if (error instanceof SourceFailure) return error
  const code = codeOf(error)
  const file = `${host}:${port}/${database ?? ''}`
  if (code === '55P03') return new SourceFailure('source-locked', { file }, error)
  const isMissing = code === undefined || code === '3D000' || /^E[A-Z]+$/.test(code)
  if (isMissing && error instanceof Error)
    return new SourceFailure('source-missing', { file }, error)
  return new SourceFailure('source-unreadable', { file, why: `PostgreSQL ${code}` }, error)
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

const permissionDenied = '42501'
