import { Client, DatabaseError, type CustomTypesConfig, type QueryArrayConfig } from 'pg'
import { SourceFailure } from '#replication/school-side/source.ts'
import type { Raw } from '../mapping/read-value.ts'
import type { Written } from '../mapping/write-value.ts'
import type { PostgresBase } from './postgres-base.ts'

/** Throws SourceFailure when the base cannot be reached. */
export async function connectPostgres(
  connectionString: string,
  { lockWaitMs, connectMs }: { readonly lockWaitMs: number; readonly connectMs: number },
): Promise<PostgresBase> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: connectMs,
    application_name: 'outils',
    options: `-c lock_timeout=${Math.trunc(lockWaitMs)} -c datestyle=ISO`,
  })
  // A connection that breaks is told by the statement that needed it.
  client.on('error', () => {})
  // Without user and password.
  const file = `${client.host}:${client.port}/${client.database ?? ''}`
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => {})
    throw failureOf(error, file)
  }
  return {
    query: (text, values = []) => query(client, text, values),
    failureOf: (error) => failureOf(error, file),
    close: () => client.end(),
  }
}

/** The extended protocol takes one statement only: a query of the mapping cannot end the transaction. */
async function query(client: Client, text: string, values: readonly Written[]) {
  const config: QueryArrayConfig = { text, values: [...values], rowMode: 'array', types: asTexts }
  const extended = Object.assign(config, { queryMode: 'extended' })
  const { rows, fields, rowCount } = await client.query<Raw[]>(extended)
  const columns = fields.map(({ name, dataTypeID }) => ({ name, isBytes: dataTypeID === bytea }))
  return { rows, columns, count: rowCount ?? 0 }
}

/** Every value as PostgreSQL writes it, but for bytes. */
const asTexts: CustomTypesConfig = {
  getTypeParser: (oid: number) => (oid === bytea ? readBytes : (text: string) => text),
}
const bytea = 17

function readBytes(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex')
}

function failureOf(error: unknown, file: string): unknown {
  if (error instanceof SourceFailure || !(error instanceof Error)) return error
  if (!(error instanceof DatabaseError)) {
    const isOfTheWay = 'code' in error || /connect|timeout/i.test(error.message)
    return isOfTheWay ? new SourceFailure('source-missing', { file }, error) : error
  }
  const { code = '—' } = error
  if (code === '3D000') return new SourceFailure('source-missing', { file }, error)
  if (code === '55P03') return new SourceFailure('source-locked', { file }, error)
  return new SourceFailure('source-unreadable', { file, why: `PostgreSQL ${code}` }, error)
}
