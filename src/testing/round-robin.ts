import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { freePort } from './free-port.ts'

type RoundRobin = {
  /** How many requests each port answered. */
  readonly counts: () => readonly number[]
  readonly close: () => void
}

/** Where the sites of a server listen, as its environment names them. */
type Ports = Readonly<Record<string, string>>

const siteNames = ['PORTAL', 'ADMIN_SITE', 'SCHOOL_SITE', 'AGENTS'] as const

export async function freePorts(): Promise<Ports> {
  const ports: Record<string, string> = {}
  for (const name of siteNames) ports[`${name}_PORT`] = String(await freePort())
  return ports
}

/** One before each site, at the addresses of `environment`; together. */
export async function openRoundRobins(
  environment: Readonly<Record<string, string>>,
  servers: readonly Ports[],
): Promise<RoundRobin> {
  const all = await Promise.all(
    siteNames.map((name) =>
      openRoundRobin(
        Number(new URL(environment[`${name}_URL`] ?? '').port),
        servers.map((ports) => Number(ports[`${name}_PORT`])),
      ),
    ),
  )
  return {
    counts: () =>
      servers.map((_, at) => all.reduce((sum, { counts }) => sum + (counts()[at] ?? 0), 0)),
    close: () => {
      for (const { close } of all) close()
    },
  }
}

/**
 * A plain reverse proxy on `port`: each request goes to the next of the servers on `targets`. One that takes no
 * connection is passed over; an answer that is cut is cut here too, for nobody knows what was done.
 */
async function openRoundRobin(port: number, targets: readonly number[]): Promise<RoundRobin> {
  const counts = targets.map(() => 0)
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing).catch(() => outgoing.destroy())
  })

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const first = turn++
    for (let at = 0; at < targets.length; at += 1) {
      const index = (first + at) % targets.length
      const found = await passTo(targets[index] ?? 0, incoming, outgoing)
      if (found === undefined) continue
      counts[index] = (counts[index] ?? 0) + 1
      outgoing.writeHead(found.statusCode ?? 502, found.headers)
      // Said at once: an event stream may have nothing more to tell for long.
      outgoing.flushHeaders()
      return pipeline(found, outgoing)
    }
    outgoing.writeHead(502).end()
  }

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    counts: () => counts,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Undefined when nobody takes the connection: then nothing of the request has been read. */
async function passTo(
  port: number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<IncomingMessage | undefined> {
  const { method, url, headers } = incoming
  const outward = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false })
  outgoing.on('close', () => outward.destroy())
  const taken = await new Promise<boolean>((resolve) => {
    outward.on('error', () => resolve(false))
    outward.on('socket', (socket) => socket.on('connect', () => resolve(true)))
  })
  if (!taken) return undefined
  const [, [response]] = await Promise.all([
    pipeline(incoming, outward),
    once(outward, 'response') as Promise<[IncomingMessage]>,
  ])
  return response
}
