import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { defaults, Pool, types } from 'pg'
import { StartRefused } from '../start-refused.ts'
import { channelTo } from './channel.ts'
import { columnValues } from './column-values.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import { waitAtMost } from './wait-at-most.ts'

const oldestServerVersion = 15
const applicationName = 'gestion-clients-web'
const connectionsMax = 10
const jobConnectionsMax = 2
const connectTimeoutMs = 10_000
const statementTimeoutMs = 60_000
const idleInTransactionTimeoutMs = 60_000
const closeTimeoutMs = 10_000

// A Date given for a `date` column names the same day whatever the time zone of the machine.
defaults.parseInputDatesAsUTC = true

/** `url`: postgres://user:password@host:port/database, its form already checked. Throws `StartRefused`. */
export async function openPostgres(url: string): Promise<Database> {
  const place = describe(url)
  const pool = new Pool({
    connectionString: url,
    application_name: applicationName,
    max: connectionsMax,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    keepAlive: true,
    types: { getTypeParser },
  })
  // The pool has already dropped the lost connection; unheard, this event would end the process.
  pool.on('error', () => {})

  try {
    await checkServer(pool)
  } catch (error) {
    await pool.end()
    throw error instanceof StartRefused ? error : refusal(error, place)
  }

  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      // As in the embedded database, `now()::date` is a day in UTC whatever the server's settings.
      onCreateConnection: async (connection) => {
        await connection.executeQuery(
          CompiledQuery.raw(
            `set timezone to 'UTC'; set datestyle to 'ISO'; set intervalstyle to 'postgres'`,
          ),
        )
      },
    }),
  })
  let closing: Promise<boolean> | undefined
  // Ended here and not by Kysely, which leaves alone a pool it has not used yet.
  return {
    kind: 'postgres',
    kysely,
    jobs: {
      connectionString: url,
      max: jobConnectionsMax,
      application_name: `${applicationName}-jobs`,
    },
    openChannel: channelTo(url),
    close: async () => {
      await (closing ??= waitAtMost(pool.end(), closeTimeoutMs))
    },
  }
}

const parsersOfTypes = new Map(
  columnValues.flatMap(({ type, array, parse }) => [
    [type, parse] as const,
    [array, (text: string) => parseEach(parseTexts(text), parse)] as const,
  ]),
)

const textArrayType: number = 1009
type Texts = readonly (string | null | Texts)[]
const parseTexts: (text: string) => Texts = types.getTypeParser(textArrayType)

function parseEach(texts: Texts, parse: (text: string) => unknown): unknown[] {
  return texts.map((text) => {
    if (text === null) return null
    return typeof text === 'string' ? parse(text) : parseEach(text, parse)
  })
}

function getTypeParser(type: number, format?: 'text' | 'binary'): unknown {
  const ours = format === 'binary' ? undefined : parsersOfTypes.get(type)
  return ours ?? types.getTypeParser(type, format)
}

async function checkServer(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    `select current_setting('server_version_num')::int / 10000 as version`,
  )
  const version = rows[0]?.version ?? 0
  if (version < oldestServerVersion) {
    throw new StartRefused(
      `Le serveur PostgreSQL est en version ${version} : il faut la version ${oldestServerVersion} ou une plus récente.`,
    )
  }
}

interface ServerPlace {
  readonly address: string
  readonly user: string
  readonly database: string
}

/** What may be shown of a URL: everything but the password. */
function describe(url: string): ServerPlace {
  // The error of `new URL` quotes the whole URL, password included: it is not passed on.
  const parsed = URL.parse(url)
  if (!parsed) {
    throw new StartRefused(
      'DATABASE_URL ne convient pas : il faut une adresse comme postgres://utilisateur:motdepasse@serveur:5432/base.',
    )
  }
  const { hostname, port, username, pathname } = parsed
  return {
    address: `${hostname || 'localhost'}:${port || '5432'}`,
    user: username,
    database: pathname.slice(1),
  }
}

function refusal(error: unknown, { address, user, database }: ServerPlace): StartRefused {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('28')) {
    return new StartRefused(
      `Le serveur PostgreSQL ${address} refuse l’utilisateur « ${user} » : vérifiez le nom et le mot de passe dans DATABASE_URL.`,
    )
  }
  if (code === '3D000') {
    return new StartRefused(
      `La base « ${database} » n’existe pas sur le serveur PostgreSQL ${address} : créez-la, ou corrigez DATABASE_URL.`,
    )
  }
  const why = code || (error instanceof Error ? error.message : 'sans explication')
  return new StartRefused(
    `La base PostgreSQL ne répond pas à l’adresse ${address} (${why}) : vérifiez que le serveur est démarré et que DATABASE_URL est juste.`,
  )
}
