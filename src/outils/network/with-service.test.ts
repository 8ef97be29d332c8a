import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { RequestListener, ServerResponse } from 'node:http'
import { test, type TestContext } from 'node:test'
import { problemOf } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import { Failure } from '../failures.ts'
import type { Machine } from '../machine.ts'
import { temporaryFolder, testRun } from '../testing/test-machine.ts'
import { makeOwnTls, startProxy, startServer } from '../testing/test-servers.ts'
import type { Way } from './open-dispatcher.ts'
import { withService } from './with-service.ts'

test('a request carries the credential, an agent name, and JSON', async (context) => {
  const { origin, asked } = await startServer(context, (_, response) => json(response, 200, status))
  assert.deepEqual(await askStatus({ address: origin }), status)
  const { headers, url } = asked[0] ?? assert.fail()
  assert.equal(url, '/agent/status')
  assert.equal(headers.authorization, `Bearer ${credential}`)
  assert.match(headers['user-agent'] ?? '', /^outils\//)
})

test('a post carries its body as JSON', async (context) => {
  let body = ''
  const { origin, asked } = await startServer(context, (request, response) => {
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => response.writeHead(204).end())
  })
  const way = { address: origin, proxy: null, authority: undefined }
  const params = { licenceId: randomUUID() }
  await withService(testRun('/nowhere'), way, credential, (call) =>
    call('POST /agent/licences/:licenceId/receipt', { params, body: { stage: 'fetched' } }),
  )
  assert.equal(body, '{"stage":"fetched"}')
  assert.equal(asked[0]?.headers['content-type'], 'application/json')
})

test('a network or a service that stumbles is asked again, a few times', async (context) => {
  for (const stumble of [502, 503, 504, 429, 'reset'] as const) {
    let left = 3
    const { origin, asked } = await startServer(context, (request, response) => {
      if (left-- <= 0) json(response, 200, status)
      else if (stumble === 'reset') request.socket.destroy()
      else response.writeHead(stumble).end('<html>busy</html>')
    })
    assert.deepEqual(await askStatus({ address: origin }), status)
    assert.equal(asked.length, 4)
  }
  const down = await startServer(context, (_, response) => response.writeHead(503).end())
  assert.equal(await codeOf({ address: down.origin }), 'service-busy')
  assert.equal(down.asked.length, 4)
})

test('a refusal is asked once and comes as it was said', async (context) => {
  for (const code of ['agent-refused', 'too-many-tries', 'unexpected'] as const) {
    const problem = problemOf(code, { reference: 'r' })
    const { origin, asked } = await startServer(context, (_, response) =>
      json(response, problem.status, problem),
    )
    const error = await askStatus({ address: origin }).catch((thrown: unknown) => thrown)
    assert.ok(error instanceof Refusal)
    assert.deepEqual(error.problem, problem)
    assert.equal(asked.length, 1)
  }
})

test('a web page in place of the service is recognised', async (context) => {
  const page = '<!doctype html><title>Portail</title>'
  const impostors: RequestListener[] = [
    (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page),
    (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(page),
    (_, response) => response.writeHead(302, { location: 'http://portail/' }).end(),
    (_, response) => response.writeHead(403).end(page),
    (_, response) => response.writeHead(511).end(page),
    (_, response) => json(response, 404, { error: 'no such page' }),
  ]
  for (const impostor of impostors) {
    const { origin, asked } = await startServer(context, impostor)
    assert.equal(await codeOf({ address: origin }), 'not-the-service')
    assert.equal(asked.length, 1)
  }
})

test('an answer too large, or of another shape, is refused', async (context) => {
  const large = await startServer(context, (_, response) => {
    response.writeHead(200)
    for (let sent = 0; sent < 300; sent++) response.write(' '.repeat(1024))
    response.end('{}')
  })
  assert.equal(await codeOf({ address: large.origin }), 'answer-too-large')
  for (const other of [{}, [], 'x', null, { ...status, now: 'hier' }]) {
    const { origin } = await startServer(context, (_, response) => json(response, 200, other))
    assert.equal(await codeOf({ address: origin }), 'answer-not-understood')
  }
})

test('a service that says nothing, or trickles, is left in time', async (context) => {
  const patience = { connectMs: 300, answerMs: 300, retriesMax: 1, firstPauseMs: 1 }
  const silent = await startServer(context, () => {})
  assert.equal(await codeOf({ address: silent.origin }, { patience }), 'no-answer')
  assert.equal(silent.asked.length, 2)
  const trickling = await startServer(context, (_, response) => {
    const timer = setInterval(() => response.write(' '), 50)
    response.on('close', () => clearInterval(timer))
  })
  assert.equal(await codeOf({ address: trickling.origin }, { patience }), 'no-answer')
})

test('nobody there, or no such name, is said', async (context) => {
  const gone = await startServer(context, () => {})
  const patience = { connectMs: 1000, answerMs: 1000, retriesMax: 1, firstPauseMs: 1 }
  const nobody = gone.origin.replace(/:\d+$/, ':1')
  assert.equal(await codeOf({ address: nobody }, { patience }), 'unreachable')
  const nowhere = await codeOf({ address: 'https://nulle-part.invalid' }, { patience })
  assert.equal(nowhere, 'name-not-found')
})

test('an authority of the school is believed when given, and only then', async (context) => {
  const { authority, origin, asked } = await secureServer(context)
  assert.deepEqual(await askStatus({ address: origin, authority }), status)
  const environment = { NODE_TLS_REJECT_UNAUTHORIZED: '0' }
  assert.equal(await codeOf({ address: origin }, { environment }), 'certificate-refused')
  const another = (await makeOwnTls(await temporaryFolder(context))).authority
  assert.equal(await codeOf({ address: origin, authority: another }), 'certificate-refused')
  assert.equal(asked.length, 1)
})

test('a proxy is passed through, with a password when it asks for one', async (context) => {
  const { authority, origin } = await secureServer(context)
  const through = { address: origin, authority }
  const open = await startProxy(context)
  assert.deepEqual(await askStatus({ ...through, proxy: `http://${open.host}/` }), status)
  assert.deepEqual(open.tunnels, [new URL(origin).host])

  const closed = await startProxy(context, 'moi:s@cret %')
  const proxy = `http://moi:s%40cret%20%25@${closed.host}/`
  assert.deepEqual(await askStatus({ ...through, proxy }), status)
  for (const wrong of [`http://${closed.host}/`, `http://moi:faux@${closed.host}/`])
    assert.equal(await codeOf({ ...through, proxy: wrong }), 'proxy-authentication')
  assert.equal(closed.tunnels.length, 1)

  const onward = { ...through, address: 'https://127.0.0.1:1', proxy: `http://${open.host}/` }
  assert.equal(await codeOf(onward), 'unreachable')
})

test('the proxy of the environment serves unless NO_PROXY names the service', async (context) => {
  const { authority, origin } = await secureServer(context)
  const { host, tunnels } = await startProxy(context, 'moi:secret')
  const through = { address: origin, authority }
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY']) {
    const environment = { [name]: `moi:secret@${host}` }
    assert.deepEqual(await askStatus(through, { environment }), status)
  }
  assert.equal(tunnels.length, 3)
  const spared = { HTTPS_PROXY: `http://${host}`, NO_PROXY: 'exemple.fr,127.0.0.1' }
  assert.deepEqual(await askStatus(through, { environment: spared }), status)
  const nonsense = { HTTPS_PROXY: 'socks5://x' }
  assert.equal(await codeOf(through, { environment: nonsense }), 'proxy-address-refused')
  assert.equal(tunnels.length, 3)
})

test('what is in clear never leaves this machine by a proxy', async (context) => {
  const { origin } = await startServer(context, (_, response) => json(response, 200, status))
  const { host, tunnels } = await startProxy(context)
  const environment = { HTTP_PROXY: `http://${host}` }
  assert.deepEqual(await askStatus({ address: origin, proxy: `http://${host}/` }), status)
  assert.deepEqual(await askStatus({ address: origin }, { environment }), status)
  assert.deepEqual(tunnels, [])
})

test('a name under localhost is this machine, whatever the resolver says, and no proxy is asked for it', async (context) => {
  const { origin } = await startServer(context, (_, response) => json(response, 200, status))
  const { host, tunnels } = await startProxy(context)
  for (const name of ['localhost', 'agents.localhost', 'a.b.localhost']) {
    const address = origin.replace('127.0.0.1', name)
    assert.deepEqual(await askStatus({ address, proxy: `http://${host}/` }), status)
  }
  const secure = await secureServer(context)
  const address = secure.origin.replace('127.0.0.1', 'localhost')
  assert.deepEqual(await askStatus({ ...secure, address, proxy: `http://${host}/` }), status)
  assert.deepEqual(tunnels, [])
})

const credential = 'un-secret-de-ce-poste'

const status = {
  now: '2026-11-24T08:00:00Z',
  school: { id: randomUUID(), ogec: '01234567', name: 'Collège', timeZone: 'Europe/Paris' },
  agent: {
    id: randomUUID(),
    machine: 'serveur',
    version: '1.0.0',
    enrolledAt: '2026-11-24T08:00:00Z',
    lastSeenAt: '2026-11-24T08:00:00Z',
  },
  licence: { week: '2026-W48', issued: false, expiresAt: null },
}

function askStatus(way: Partial<Way> & { address: string }, machine: Partial<Machine> = {}) {
  const whole = { proxy: null, authority: undefined, ...way }
  return withService(testRun('/nowhere', machine), whole, credential, (call) =>
    call('GET /agent/status'),
  )
}

/** The code of the failure, which repeats no secret. */
async function codeOf(...asked: Parameters<typeof askStatus>): Promise<string> {
  const error = await askStatus(...asked).catch((thrown: unknown) => thrown)
  assert.ok(error instanceof Failure, String(error))
  assert.doesNotMatch(JSON.stringify(error.told), /secret|cret %|faux/)
  return error.told.code
}

async function secureServer(context: TestContext) {
  const tls = await makeOwnTls(await temporaryFolder(context))
  const answer: RequestListener = (_, response) => json(response, 200, status)
  return { ...(await startServer(context, answer, tls)), authority: tls.authority }
}

function json(response: ServerResponse, code: number, value: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
