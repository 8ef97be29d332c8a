import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import type { RefusalCode } from '#contracts/refusals.ts'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { foundDistributor, schoolFields } from '#testing/people.ts'
import { tableDigests } from '#testing/table-digests.ts'

const office = await openBackOffice()
after(office.close)

const distributor = await foundDistributor(office)
const technician = await appoint(office, 'technicien', distributor)
const cookie = [...technician.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const json = { 'content-type': 'application/json' }
const sameOrigin = { ...json, origin: office.portalUrl, cookie }

type Given = { method?: string; headers?: Record<string, string>; body?: string }

/** What no browser and no library would send, header by header. */
async function send(url: string, path: string, { method = 'POST', headers = {}, body }: Given) {
  const { hostname, port, host } = new URL(url)
  const sent = request({
    hostname: hostname.replace('localhost', '127.0.0.1'),
    port,
    path,
    method,
    headers: { host, ...headers },
  })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const content = await text(answer)
  const problem = answer.headers['content-type']?.startsWith('application/problem+json')
    ? (JSON.parse(content) as { code: RefusalCode; title: string })
    : undefined
  return { status: answer.statusCode, headers: answer.headers, content, problem }
}

const newClient = () => JSON.stringify(schoolFields(distributor))
const digests = () => tableDigests(office.house.database, /^(sessions|outgoing_mails|tries|audit_)/)

test('a change asked from elsewhere, from nowhere, under another name or not in JSON is refused with its sentence and does nothing', async () => {
  const before = await digests()
  const cases: readonly [given: Given, code: RefusalCode, title: string][] = [
    [
      { headers: { ...json, cookie } },
      'cross-site',
      'Cette demande ne vient pas d’une page de ce site.',
    ],
    [{ headers: { ...sameOrigin, origin: 'null' } }, 'cross-site', ''],
    [{ headers: { ...sameOrigin, origin: office.agentsUrl } }, 'cross-site', ''],
    [{ headers: { ...sameOrigin, origin: `${office.portalUrl}.ailleurs.test` } }, 'cross-site', ''],
    [
      { headers: { ...sameOrigin, host: 'ailleurs.test' } },
      'wrong-host',
      'Cette adresse n’est pas celle du site.',
    ],
    [
      {
        headers: {
          ...sameOrigin,
          host: 'ailleurs.test',
          'x-forwarded-host': new URL(office.portalUrl).host,
        },
      },
      'wrong-host',
      '',
    ],
    [
      {
        headers: {
          ...sameOrigin,
          'x-forwarded-host': 'ailleurs.test',
          host: new URL(office.agentsUrl).host,
        },
      },
      'wrong-host',
      '',
    ],
    [
      { headers: { origin: office.portalUrl, cookie } },
      'not-json',
      'Le contenu envoyé n’est pas du JSON.',
    ],
    [{ headers: { ...sameOrigin, 'content-type': 'text/plain' } }, 'not-json', ''],
    [
      { headers: { ...sameOrigin, 'content-type': 'application/x-www-form-urlencoded' } },
      'not-json',
      '',
    ],
    [{ headers: { ...sameOrigin, 'content-type': 'application/json-patch' } }, 'not-json', ''],
    [{ headers: sameOrigin, body: '{"ogec": ' }, 'not-json', ''],
    [{ headers: sameOrigin, body: 'ogec=1' }, 'not-json', ''],
    [{ headers: sameOrigin, body: '{"__proto__": {"x": 1}}' }, 'not-json', ''],
    [{ headers: sameOrigin, body: '[]' }, 'input-refused', 'Certains champs ne conviennent pas.'],
    [{ headers: sameOrigin, body: '"a"' }, 'input-refused', ''],
    [
      { headers: sameOrigin, body: JSON.stringify({ name: 'x'.repeat(300_000) }) },
      'too-large',
      'L’envoi dépasse la taille permise.',
    ],
  ]
  for (const [given, code, title] of cases) {
    const { problem } = await send(office.portalUrl, '/api/clients', {
      body: newClient(),
      ...given,
    })
    assert.equal(problem?.code, code, JSON.stringify(given).slice(0, 200))
    if (title !== '') assert.equal(problem.title, title)
  }
  assert.deepEqual(await digests(), before)
  const done = await send(office.portalUrl, '/api/clients', {
    headers: sameOrigin,
    body: newClient(),
  })
  assert.equal(done.status, 200)
})

test('the agent service refuses whatever a web page sends', async () => {
  const { host } = new URL(office.agentsUrl)
  for (const given of [
    { method: 'GET', headers: { origin: office.portalUrl } },
    { method: 'GET', headers: { origin: `http://${host}` } },
    { headers: { ...json, origin: 'null' }, body: '{}' },
  ])
    assert.equal((await send(office.agentsUrl, '/agent/status', given)).problem?.code, 'cross-site')
})

test('every answer bears the protecting headers: pages, files, refusals, absent routes, wrong hosts, malformed addresses', async () => {
  const paths: readonly [path: string, given: Given][] = [
    ['/', { method: 'GET' }],
    ['/clients', { method: 'GET' }],
    ['/assets/absent.js', { method: 'GET' }],
    ['/assets/..%2f..%2fpackage.json', { method: 'GET' }],
    ['/api/openapi.json', { method: 'GET' }],
    ['/api/nothing', { method: 'GET' }],
    ['/api/clients', { method: 'GET' }],
    ['/api/clients/%E0%A4%A', { method: 'GET', headers: { cookie } }],
    [`/api/clients/${'a'.repeat(300)}`, { method: 'GET', headers: { cookie } }],
    ['/api/clients', { method: 'PUT', headers: sameOrigin, body: '{}' }],
    ['/api/clients', { method: 'OPTIONS', headers: { origin: 'https://ailleurs.test' } }],
    ['/', { method: 'GET', headers: { host: 'ailleurs.test' } }],
    ['/api/clients', { headers: sameOrigin, body: '{' }],
  ]
  for (const url of [office.portalUrl, office.agentsUrl])
    for (const [path, given] of paths) {
      const { status, headers, content } = await send(url, path, given)
      const where = `${path} ${status}`
      assert((status ?? 500) < 500, where)
      const policy = String(headers['content-security-policy'])
      assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/, where)
      assert(!policy.includes('unsafe'), where)
      assert.match(String(headers['strict-transport-security']), /max-age=\d{8}/, where)
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin', where)
      assert.equal(headers['x-content-type-options'], 'nosniff', where)
      assert.equal(headers['referrer-policy'], 'no-referrer', where)
      assert.equal(headers['access-control-allow-origin'], undefined, where)
      assert(!content.includes('"scripts"'), where)
    }
})

test('each answer has a nonce of its own', async () => {
  const policies = await Promise.all(
    [1, 2, 3].map(async () => {
      const { headers } = await send(office.portalUrl, '/', { method: 'GET' })
      return /'nonce-([\w+/]{24})'/.exec(String(headers['content-security-policy']))?.[1]
    }),
  )
  assert(!policies.includes(undefined))
  assert.equal(new Set(policies).size, 3)
})

test('bytes that are no request do not stop the site', async () => {
  const { port } = new URL(office.portalUrl)
  for (const bytes of [
    '\0\0\0\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'G'.repeat(40_000),
  ]) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    socket.end(bytes)
    socket.resume()
    await once(socket, 'close')
  }
  assert.equal((await technician.browser.fetch('/api/session')).status, 200)
})
