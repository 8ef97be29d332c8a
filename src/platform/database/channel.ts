import { Client } from 'pg'
import { tellError, type Log } from '../log.ts'
import { waitAtMost } from './wait-at-most.ts'

/**
 * Short words between the processes that share a database. They hurry things up and nothing depends on them: what is
 * said while somebody is cut off is lost to it, and whoever comes back is told so.
 */
export type Channel = {
  /** To everybody who listens, oneself included, in order. Texts of less than 8,000 bytes (a limit of NOTIFY). False when it could not be said. */
  readonly tell: (texts: readonly string[]) => Promise<boolean>
  readonly close: () => Promise<void>
}

export type Hearing = {
  readonly log: Log
  readonly heard: (text: string) => void
  /** Connected again: what was said meanwhile is lost. */
  readonly missed: () => void
}

export type OpenChannel = (hearing: Hearing) => Promise<Channel>

/** Nobody else can be in an embedded database. */
export const noChannel: OpenChannel = () =>
  Promise.resolve({ tell: () => Promise.resolve(true), close: () => Promise.resolve() })

const name = 'gestion_clients_web'
const timeoutMs = 10_000
const againMs = 1000
const pulsePeriodMs = 15_000

/**
 * A connection of its own to PostgreSQL that listens (LISTEN, https://www.postgresql.org/docs/15/sql-notify.html).
 * A lost one, also one that was cut without a word, is opened again.
 */
export function channelTo(url: string): OpenChannel {
  return async ({ log, heard, missed }) => {
    let current: Client | undefined
    let again: NodeJS.Timeout | undefined
    let closing = false

    const lose = (lost: Client): void => {
      if (current !== lost) return
      current = undefined
      void lost.end().catch(() => {})
      if (closing) return
      log.warn('the channel to the other processes was lost')
      later()
    }
    const later = (): void => {
      if (!closing) again = setTimeout(() => void connect().then(missed, later), againMs)
    }
    const connect = async (): Promise<void> => {
      const client = await listenOn(url, { heard, lost: lose })
      if (closing) await client.end()
      else current = client
    }
    const pulse = setInterval(() => {
      const client = current
      client?.query('select').catch(() => lose(client))
    }, pulsePeriodMs)

    await connect().catch((error: unknown) => {
      log.warn(tellError(error), 'the channel to the other processes does not open yet')
      later()
    })
    return {
      tell: async (texts) => {
        if (current === undefined) return false
        const client = current
        try {
          await client.query('select pg_notify($1, said) from unnest($2::text[]) as said', [
            name,
            texts,
          ])
          return true
        } catch {
          lose(client)
          return false
        }
      },
      close: async () => {
        closing = true
        clearInterval(pulse)
        clearTimeout(again)
        const last = current
        current = undefined
        if (last !== undefined) await waitAtMost(last.end(), timeoutMs)
      },
    }
  }
}

async function listenOn(
  url: string,
  { heard, lost }: { heard: (text: string) => void; lost: (client: Client) => void },
): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'gestion-clients-web-channel',
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    keepAlive: true,
  })
  client.on('error', () => lost(client))
  client.on('end', () => lost(client))
  client.on('notification', ({ payload = '' }) => heard(payload))
  try {
    await client.connect()
    await client.query(`listen ${name}`)
    return client
  } catch (error) {
    void client.end().catch(() => {})
    throw error
  }
}
