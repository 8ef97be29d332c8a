import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import { problemOf, type RefusalCode } from '#contracts/refusals.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { foundDistributor, hire, openSchool } from '#testing/people.ts'
import { openOnlineSchool } from '#testing/school-people.ts'
import { runOutils } from '../run-outils.ts'
import { temporaryFolder, testMachine } from '../testing/test-machine.ts'
import { testPost } from '../testing/test-post.ts'
import { makeOwnTls, startProxy, startServer } from '../testing/test-servers.ts'
import { onStop, waitUntil } from '../wait.ts'

// `planifier` waits in real time here, so the back office reads the real clock.
const office = await openBackOffice({ now: new Date() })
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))
const { call } = technician.browser

test('access: why it is closed and who must act, and open at the very next call', async (context) => {
  const { id: clientId, ogec } = await openSchool(office, technician)
  const outils = await attachedMachine(context, clientId)
  const params = { clientId }
  const missing = await outils('diagnostic', 'acces')
  assert.equal(missing.code, 12)
  assert.match(missing.err, /n’existe pas encore\.\nÀ faire : Demandez à votre distributeur/)

  await call('POST /api/clients/:clientId/online-service', { params, body: { ogec } })
  const closed = await outils('diagnostic', 'acces')
  assert.equal(closed.code, 12)
  assert.match(closed.out, /^Accès au service en ligne : refusé\.$/m)
  assert.match(closed.out, /^Site de l’établissement : pas vérifié/m)
  assert.match(closed.err, /^L’accès au service en ligne est fermé pour cet établissement\.$/m)

  await call('PUT /api/clients/:clientId/online-service/access', { params, body: { open: true } })
  const opened = await outils('diagnostic', 'acces')
  assert.deepEqual([opened.code, opened.err], [0, ''])
  assert.equal(
    opened.out,
    'Accès au service en ligne : ouvert.\nSite de l’établissement : ouvert.\n' +
      `Adresse du site : ${office.schoolUrl}/${ogec}\n`,
  )

  const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  await call('PUT /api/clients/:clientId/online-service/suspension', { params, body: { until } })
  const asleep = await outils('diagnostic', 'acces', '--json')
  assert.equal(asleep.code, 12)
  const { code, checks, siteUrl } = JSON.parse(asleep.out) as Facts
  assert.deepEqual(
    [code, checks, siteUrl],
    [
      'service-suspended',
      [{ what: 'access', outcome: 'refused', code: 'service-suspended' }],
      null,
    ],
  )
})

test('SMS: whether they are open, and that none was sent', async (context) => {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const outils = await attachedMachine(context, clientId)
  const params = { clientId }
  const opened = await outils('diagnostic', 'sms')
  assert.deepEqual(opened, {
    code: 0,
    out: 'SMS : ouverts.\nAucun message n’a été envoyé.\n',
    err: '',
  })
  await call('PUT /api/clients/:clientId/online-service/sms', { params, body: { open: false } })
  const closed = await outils('diagnostic', 'sms')
  assert.equal(closed.code, 12)
  assert.match(closed.out, /^SMS : refusés\.\nAucun message n’a été envoyé\.$/m)
  assert.match(closed.err, /Demandez à votre distributeur de les ouvrir : case « SMS »/)
  const asJson = JSON.parse((await outils('diagnostic', 'sms', '--json')).out) as Facts
  assert.deepEqual([asJson.ok, asJson.code, asJson.messageSent], [false, 'sms-closed', false])
})

test('a machine that is not attached any more is told so, and checks nothing', async (context) => {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const outils = await attachedMachine(context, clientId)
  await attachedMachine(context, clientId)
  for (const what of ['acces', 'sms']) {
    const { code, out, err } = await outils('diagnostic', what)
    assert.deepEqual([code, out], [3, ''])
    assert.match(err, /n’est pas rattaché, ou ne l’est plus/)
  }
})

test('the site is read by the proxy and with the authority of the school, and nobody there learns who asks', async (context) => {
  const { outils, site, tunnels, authorizations } = await behindProxy(context, (_, response) =>
    response.writeHead(200).end('{"name":"Collège"}'),
  )
  const { code, out, err } = await outils('diagnostic', 'acces')
  assert.deepEqual([code, err], [0, ''])
  assert.match(out, /^Site de l’établissement : ouvert\.$/m)
  assert.equal(site.asked[0]?.url, '/api/schools/01234567')
  assert.ok(tunnels.includes(new URL(site.origin).host))
  assert.equal(site.asked[0]?.headers.authorization, undefined)
  assert.ok(authorizations.every((given) => given?.startsWith('Bearer ')))
})

test('of a site that does not answer as it should, it is said what is in the way and who must act', async (context) => {
  const problem = (code: RefusalCode): RequestListener => {
    const said = problemOf(code, { school: 'Collège', until: '31/08/2027', reference: 'r' })
    return (_, response) => response.writeHead(said.status).end(JSON.stringify(said))
  }
  const cases: [RequestListener, outcome: string, code: string, RegExp][] = [
    [problem('site-closed'), 'refused', 'site-closed', /case « Accès au site »/],
    [problem('site-suspended'), 'refused', 'site-suspended', /reprendra de lui-même/],
    [problem('not-found'), 'unreachable', 'answer-not-understood', /Prévenez votre distributeur/],
    [problem('unexpected'), 'unreachable', 'service-busy', /Recommencez dans quelques minutes/],
    [say(503, ''), 'unreachable', 'service-busy', /momentanément indisponible \(503\)/],
    [say(200, '<html>Filtre</html>'), 'unreachable', 'not-the-service', /gère le réseau/],
    [say(200, ''), 'unreachable', 'answer-not-understood', /Prévenez votre distributeur/],
    [say(200, '[]'), 'unreachable', 'answer-not-understood', /Prévenez votre distributeur/],
    [() => {}, 'unreachable', 'no-answer', /pas répondu à temps/],
    [({ socket }) => socket.destroy(), 'unreachable', 'unreachable', /pare-feu, proxy/],
  ]
  const { outils, answer } = await behindProxy(context, () => {})
  for (const [listener, outcome, code, sentence] of cases) {
    answer.site = listener
    const told = await outils('diagnostic', 'acces')
    assert.equal(told.code, 13, code)
    assert.match(told.err, sentence)
    assert.doesNotMatch(told.err, /\{|secrétariat|[Ll]e service est/)
    const { checks } = JSON.parse((await outils('diagnostic', 'acces', '--json')).out) as Facts
    assert.deepEqual(checks, [
      { what: 'access', outcome: 'open', code: null },
      { what: 'site', outcome, code },
    ])
  }
})

test('planifier answers the distributor within seconds, says a line of it, and stops at once', async (context) => {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const params = { clientId }
  let stop = (): void => {}
  const { folder, machine } = await attachedFolder(context, clientId, {
    wait: waitUntil,
    onStop: (listener) => {
      stop = listener
      return onStop(listener)
    },
  })
  const running = runOutils(['planifier', '--json', '--dossier', folder], machine)
  const tab = () => call('GET /api/clients/:clientId/online-service', { params })
  await eventually(async () => (await tab()).listening)

  await call('PUT /api/clients/:clientId/online-service/sms', { params, body: { open: false } })
  for (const round of [1, 2]) {
    const askedAt = Date.now()
    const { id } = await call('POST /api/clients/:clientId/online-checks', { params })
    await eventually(async () => (await tab()).check?.answeredAt !== null)
    assert.ok(Date.now() - askedAt < 5_000, `round ${round}: ${Date.now() - askedAt} ms`)
    const { check } = await tab()
    assert.equal(check?.id, id)
    assert.deepEqual(check.findings, [
      { what: 'access', outcome: 'open', code: null },
      { what: 'site', outcome: 'open', code: null },
      { what: 'sms', outcome: 'refused', code: 'sms-closed' },
    ])
    office.clock.advance(1000)
  }
  await call('POST /api/clients/:clientId/journal-requests', { params })
  const journal = () => call('GET /api/clients/:clientId/journal', { params })
  await eventually(async () => (await journal()).journal !== null)
  assert.equal((await journal()).request, null)
  const stoppedAt = Date.now()
  stop()
  assert.equal(await running, 0)
  assert.ok(Date.now() - stoppedAt < 1_000)
  assert.match(machine.written.out, /"event":"checked"[^\n]+SMS : refusés/)
  assert.match(machine.written.out, /"event":"journal-sent"/)
})

test('a machine without planifier answers at its next contact', async (context) => {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const params = { clientId }
  const outils = await attachedMachine(context, clientId)
  await call('POST /api/clients/:clientId/licences', { params, body: {} })
  await call('POST /api/clients/:clientId/online-checks', { params })
  const { code, out } = await outils('licence', 'recuperer')
  assert.equal(code, 0)
  assert.match(out, /Vérification demandée par votre distributeur, et réponse envoyée/)
  const { check } = await call('GET /api/clients/:clientId/online-service', { params })
  assert.equal(check?.findings.length, 3)
  assert.doesNotMatch((await outils('licence', 'recuperer')).out, /Vérification/)
})

test('what the distributor asks never fails the fetch that it comes after', async (context) => {
  const post = await testPost(context, { now: '2026-11-24T08:00:00Z' })
  post.service.given = [await post.licence('2026-W48')]
  for (const broken of ['/agent/orders?wait=0', '/answer']) {
    post.service.broken = broken
    post.service.orders = [
      { id: '0d6e9dd8-6d7c-4a43-8a4a-5f2f8f6c1c11', kind: 'check-online-service' },
    ]
    const { code, out } = await post.outils('licence', 'recuperer')
    assert.equal(code, 0)
    assert.doesNotMatch(out, /Vérification/)
  }
})

type Facts = {
  readonly ok: boolean
  readonly code?: string
  readonly checks: unknown
  readonly siteUrl?: string | null
  readonly messageSent?: boolean
}

function say(status: number, text: string): RequestListener {
  return (_, response) => response.writeHead(status).end(text)
}

/** A machine attached to the back office as in life; the clock is the real one. */
async function attachedFolder(
  context: TestContext,
  clientId: string,
  given: Parameters<typeof testMachine>[0] = {},
) {
  const folder = await temporaryFolder(context)
  const params = { clientId }
  const { code } = await call('POST /api/clients/:clientId/enrolment-codes', { params })
  const { roots } = office.house.keys.current()
  const own = { roots: () => roots, ...given }
  const enrolling = testMachine({ ...own, typed: code })
  const words = ['rattacher', office.agentsUrl, '--dossier', folder]
  assert.equal(await runOutils(words, enrolling), 0)
  return { folder, machine: testMachine(own) }
}

async function attachedMachine(context: TestContext, clientId: string) {
  const { folder, machine } = await attachedFolder(context, clientId)
  return async (...words: string[]) => {
    machine.written.out = machine.written.err = ''
    const code = await runOutils([...words, '--dossier', folder], machine)
    return { code, ...machine.written }
  }
}

/** A service and a site, both https of an authority of the school's, both behind its proxy. */
async function behindProxy(context: TestContext, first: RequestListener) {
  const tls = await makeOwnTls(await temporaryFolder(context))
  const answer = { site: first }
  const authorizations: (string | undefined)[] = []
  const site = await startServer(context, (...it) => answer.site(...it), tls)
  const service = await startServer(
    context,
    ({ headers, url }, response) => {
      if (url === '/agent/enrolment') return response.writeHead(200).end(JSON.stringify(enrolled))
      authorizations.push(headers.authorization)
      const siteUrl = `${site.origin}/01234567`
      response.writeHead(200).end(JSON.stringify({ ogec: '01234567', siteUrl }))
    },
    tls,
  )
  const { host, tunnels } = await startProxy(context)
  const folder = await temporaryFolder(context)
  const ca = join(folder, 'given.pem')
  await writeFile(ca, tls.authority)
  const patience = { connectMs: 400, answerMs: 400, retriesMax: 0, firstPauseMs: 1 }
  const outils = async (...words: string[]) => {
    const machine = testMachine({ typed: 'ABCD-EFGH-JKMN-PQRS', patience })
    const code = await runOutils([...words, '--dossier', join(folder, 'agent')], machine)
    return { code, ...machine.written }
  }
  const attached = await outils('rattacher', service.origin, '--proxy', host, '--ca', ca)
  assert.equal(attached.code, 0, attached.err)
  return { outils, answer, site, tunnels, authorizations }
}

const enrolled = {
  agent: '0d6e9dd8-6d7c-4a43-8a4a-5f2f8f6c1c10',
  credential: 'un-secret-de-ce-poste',
  school: {
    id: '0d6e9dd8-6d7c-4a43-8a4a-5f2f8f6c1c12',
    ogec: '01234567',
    name: 'Collège',
    timeZone: 'Europe/Paris',
  },
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await waitUntil(20, new AbortController().signal)
}
