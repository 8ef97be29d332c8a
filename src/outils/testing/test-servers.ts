import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A certificate for this machine, and the authority that nobody else believes. */
export type OwnTls = { readonly authority: string; readonly key: string; readonly cert: string }

export async function makeOwnTls(folder: string): Promise<OwnTls> {
  const at = (name: string): string => join(folder, name)
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const openssl = (...words: string[]) => run('openssl', words)
  const caFiles = ['-keyout', at('ca.key'), '-out', at('ca.pem'), '-subj', '/CN=Proxy du rectorat']
  await openssl('req', '-x509', ...ec, ...caFiles, '-days', '2')
  await openssl('req', ...ec, '-keyout', at('k.pem'), '-out', at('csr'), '-subj', '/CN=localhost')
  await writeFile(at('ext'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n')
  const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2']
  await openssl('x509', '-req', '-in', at('csr'), ...signed, '-extfile', at('ext'), '-out', at('c'))
  const [authority, key, cert] = await Promise.all(
    ['ca.pem', 'k.pem', 'c'].map((name) => readFile(at(name), 'utf8')),
  )
  return { authority: authority ?? '', key: key ?? '', cert: cert ?? '' }
}

/** A plain server of this machine; `asked` counts the requests. */
export async function startServer(
  test: TestContext,
  answer: http.RequestListener,
  tls?: OwnTls,
): Promise<{ origin: string; asked: http.IncomingMessage[] }> {
  const asked: http.IncomingMessage[] = []
  const listener: http.RequestListener = (request, response) => {
    asked.push(request)
    answer(request, response)
  }
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener)
  const port = await listen(test, server)
  return { origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, asked }
}

/** A little proxy that tunnels anywhere; with `credentials`, only for who gives them. */
export async function startProxy(
  test: TestContext,
  credentials?: string,
): Promise<{ host: string; tunnels: string[] }> {
  const tunnels: string[] = []
  const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`
  const server = http.createServer((_, response) => response.writeHead(405).end())
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    socket.on('error', () => {})
    if (expected && request.headers['proxy-authorization'] !== expected) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n')
      return
    }
    tunnels.push(request.url ?? '')
    const [host, port] = (request.url ?? '').split(':')
    const onward = net.connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
  })
  return { host: `127.0.0.1:${await listen(test, server)}`, tunnels }
}

async function listen(test: TestContext, server: http.Server | https.Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  test.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
