import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

/** What becomes of one request on its way. */
export type Fate =
  | { readonly kind: 'pass' }
  /** It never reaches the service. */
  | { readonly kind: 'lose-request' }
  /** The service answers, this happens, and nobody hears it. */
  | { readonly kind: 'lose-answer'; readonly done?: () => unknown }
  /** It reaches the service twice; the second answer comes back. */
  | { readonly kind: 'twice' }
  /** Half of the answer. */
  | { readonly kind: 'cut' }
  /** The service gets it that much later, or after that, and the caller gets nothing. */
  | { readonly kind: 'late'; readonly byMs: number }
  | { readonly kind: 'late'; readonly after: Promise<unknown> }
  /** A page of a captive portal, or an error of a proxy. */
  | { readonly kind: 'instead'; readonly status: number; readonly html: string }
  /** The answer compressed once more, as some filters do, and said so. */
  | { readonly kind: 'compressed' }

export type HostileProxy = {
  readonly url: string
  /** How many requests came whose path is that of a transfer's message. */
  readonly count: () => number
  /** What the service answered to those that came late, once all are through. */
  readonly lateAnswers: () => Promise<readonly number[]>
  readonly close: () => Promise<void>
}

/**
 * Stands between an agent and the service at `target` and decides of each message of a transfer by `fateOf` its number,
 * from 1, and its body; all else passes.
 */
export async function openHostileProxy(
  target: URL,
  fateOf: (number: number, body: Buffer) => Fate | Promise<Fate>,
): Promise<HostileProxy> {
  let count = 0
  const late = new Set<Promise<number>>()
  const server = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing).catch(() => outgoing.destroy())
  })

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming)
    const isMessage = incoming.method === 'POST' && incoming.url === '/agent/transfers'
    const fate: Fate = isMessage ? await fateOf(++count, body) : { kind: 'pass' }
    const forward = () => passOn(target, incoming, body)
    switch (fate.kind) {
      case 'lose-request':
        return void outgoing.destroy()
      case 'lose-answer':
        await forward()
        await fate.done?.()
        return void outgoing.destroy()
      case 'late': {
        outgoing.destroy()
        const moment = 'after' in fate ? fate.after : delay(fate.byMs)
        const arriving = moment.then(forward).then(({ status }) => status)
        late.add(arriving.catch(() => 0))
        return
      }
      case 'instead':
        return void outgoing.writeHead(fate.status, { 'content-type': 'text/html' }).end(fate.html)
      case 'twice':
        await forward()
        return give(outgoing, await forward())
      case 'cut': {
        const { status, headers, content } = await forward()
        outgoing.writeHead(status, { ...headers, 'content-length': content.length })
        outgoing.write(content.subarray(0, content.length / 2))
        return void setImmediate(() => outgoing.destroy())
      }
      case 'compressed': {
        const { status, headers, content } = await forward()
        const packed = gzipSync(content)
        return give(outgoing, {
          status,
          headers: { ...headers, 'content-encoding': 'gzip' },
          content: packed,
        })
      }
      case 'pass':
        return give(outgoing, await forward())
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    lateAnswers: () => Promise.all(late),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await Promise.all(late)
    },
  }
}

type Passed = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly content: Buffer
}

async function passOn(target: URL, incoming: IncomingMessage, body: Buffer): Promise<Passed> {
  const sent = request(new URL(incoming.url ?? '/', target), {
    method: incoming.method,
    headers: { ...incoming.headers, host: target.host, connection: 'close' },
  })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const content = await buffer(answer)
  const type = answer.headers['content-type'] ?? 'application/octet-stream'
  return { status: answer.statusCode ?? 502, headers: { 'content-type': type }, content }
}

function give(outgoing: ServerResponse, { status, headers, content }: Passed): void {
  outgoing.writeHead(status, { ...headers, 'content-length': content.length }).end(content)
}
