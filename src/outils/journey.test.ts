import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, test, type TestContext } from 'node:test'
import { request } from 'undici'
import { weekBounds, weekOf } from '#base/iso-week.ts'
import type { OgecCode } from '#base/ogec-code.ts'
import { issueLicence } from '#domain/licences/issue-licence.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { foundDistributor, hire, openSchool, schoolFields } from '#testing/people.ts'
import { buildOutils } from '../../bin/build-outils.ts'
import { readState } from './folder/agent-state.ts'
import { runOutils } from './run-outils.ts'
import { temporaryFolder, testMachine } from './testing/test-machine.ts'
import { makeOwnTls, startProxy, startServer, type OwnTls } from './testing/test-servers.ts'

// The bundle reads the real clock, so the back office does too.
const now = new Date()
const office = await openBackOffice({ now })
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))
const { roots } = office.house.keys.current()

test('from the single-use code to the licence in place and its receipt, with the file a school copies', async (context) => {
  const folder = await temporaryFolder(context)
  const { path: bundle } = await buildOutils({
    rootsFile: join(office.folder, 'keys', 'roots.json'),
    outDir: folder,
  })
  let printed = ''
  const outils = async (words: string[], typed = ''): Promise<number | null> => {
    const child = spawn(process.execPath, [bundle, ...words, '--dossier', join(folder, 'agent')])
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (printed += String(chunk)))
    child.stdin.end(typed)
    const [code] = (await once(child, 'close')) as [number | null]
    return code
  }
  const { clientId, code, issue, licences } = await school()

  assert.equal(await outils(['etat']), 3)
  assert.equal(await outils(['rattacher', office.agentsUrl], 'ABCD-EFGH-JKMN-PQRS'), 3)
  assert.equal(await outils(['rattacher', office.agentsUrl], `${code.toLowerCase()}\n`), 0)
  assert.equal(
    await outils(['rattacher', office.agentsUrl, '--json'], code),
    3,
    'a code serves once',
  )
  assert.equal((await stat(join(folder, 'agent', 'rattachement.json'))).mode & 0o777, 0o600)
  assert.equal(await outils(['licence', 'recuperer']), 7)
  assert.equal(await outils(['etat']), 7)

  const issued = await issue()
  assert.equal(await outils(['licence', 'recuperer']), 0)
  const { current, agent } = await licences()
  assert.equal(current.licence?.id, issued.id)
  for (const at of [current.licence.fetchedAt, current.licence.installedAt])
    assert.notEqual(at, null)
  const inPlace = join(folder, 'agent', 'licence.lic')
  assert.equal(await outils(['licence', 'verifier', inPlace]), 0)
  assert.equal(await outils(['etat']), 0)
  assert.match(printed, /Licence valable jusqu’au lundi .* à 00:00 \(fuseau Europe\/Paris\)/)

  assert.equal(await outils(['diagnostic', 'acces']), 12)
  await openService(clientId)
  assert.equal(await outils(['diagnostic', 'acces']), 0)
  assert.equal(await outils(['diagnostic', 'sms']), 12)

  const agentId = agent?.id ?? assert.fail()
  await technician.browser.call('DELETE /api/clients/:clientId/agents/:agentId', {
    params: { clientId, agentId },
  })
  const before = await readFile(inPlace)
  for (const words of [
    ['licence', 'recuperer'],
    ['diagnostic', 'acces'],
    ['etat'],
    ['etat', '--json'],
  ])
    assert.equal(await outils(words), 3)
  assert.deepEqual(await readFile(inPlace), before)

  const { credential } = JSON.parse(
    await readFile(join(folder, 'agent', 'rattachement.json'), 'utf8'),
  ) as { credential: string }
  for (const secret of [code, code.toLowerCase(), credential])
    assert.equal(printed.includes(secret), false)
})

test('a receipt that does not leave does not fail the command, and leaves the next time', async (context) => {
  const { outils, folder, broken, licences, issue } = await attached(context)
  await issue()
  broken.path = '/receipt'
  const first = await outils('licence', 'recuperer', '--json')
  assert.deepEqual([first.code, (JSON.parse(first.out) as Facts).receiptSent], [0, false])
  assert.equal((await readState(folder)).receiptsDue.length, 2)
  assert.equal((await licences()).current.licence?.fetchedAt, null)

  broken.path = undefined
  const second = await outils('licence', 'recuperer', '--json')
  assert.deepEqual([second.code, (JSON.parse(second.out) as Facts).receiptSent], [0, true])
  assert.deepEqual((await readState(folder)).receiptsDue, [])
  const told = (await licences()).current.licence
  assert.ok(told?.fetchedAt && told.installedAt)
})

test('a licence altered on its way is refused, and the one in place is not touched', async (context) => {
  const { outils, folder, broken, issue } = await attached(context)
  await issue()
  assert.equal((await outils('licence', 'recuperer')).code, 0)
  const files = ['licence.lic', 'etat.json'].map((name) => join(folder, name))
  const read = () => Promise.all(files.map((file) => readFile(file, 'utf8')))
  const before = await read()
  broken.alter = (text) =>
    text.replace(/[A-Za-z](?=[^.]{20}\.)/, (letter) => (letter === 'A' ? 'B' : 'A'))
  const { code, err } = await outils('licence', 'recuperer')
  assert.equal(code, 5)
  assert.match(err, /\(L-\d\d\)/)
  assert.deepEqual(await read(), before)
})

test('a clock that is wrong by a month is said, and nothing is put in place', async (context) => {
  const { outils, folder, issue, clock } = await attached(context)
  await issue()
  clock.now = new Date(now.getTime() + 30 * 86_400_000)
  const { code, err } = await outils('licence', 'recuperer')
  assert.equal(code, 6)
  assert.match(err, /Réglez la date et l’heure/)
  assert.match((await outils('etat')).out, /l’horloge de ce poste s’écarte/)
  await assert.rejects(stat(join(folder, 'licence.lic')))
})

test('behind a proxy that asks for a password and reads the exchanges, all is kept for the next runs', async (context) => {
  const tls = await makeOwnTls(await temporaryFolder(context))
  const authority = join(await temporaryFolder(context), 'given.pem')
  await writeFile(authority, `${tls.authority}${tls.key}`)
  const { host, tunnels } = await startProxy(context, 'moi:un secret')
  const words = ['--proxy', `http://moi:un%20secret@${host}`, '--ca', authority]
  const { outils, folder, issue } = await attached(context, words, tls)
  await rm(authority)
  await issue()
  assert.equal((await outils('licence', 'recuperer')).code, 0)
  assert.ok(tunnels.length >= 2)
  assert.doesNotMatch(await readFile(join(folder, 'autorite.pem'), 'utf8'), /PRIVATE/)
})

test('an OGEC code corrected since the attachment does not lock the school out', async (context) => {
  const { outils, clientId, issue } = await attached(context)
  const { distributorId } = technician.actor
  await technician.browser.call('PUT /api/clients/:clientId', {
    params: { clientId },
    body: { ...schoolFields(distributorId, { ogec: '9ZZZZZZ9' as OgecCode }), version: 1 },
  })
  await issue()
  assert.equal((await outils('licence', 'recuperer')).code, 0)
  assert.match((await outils('etat')).out, /9ZZZZZZ9/)
})

test('a licence revoked by the distributor leaves the machine at its next contact', async (context) => {
  const { outils, folder, clientId, issue } = await attached(context)
  const { id: licenceId } = await issue()
  assert.equal((await outils('licence', 'recuperer')).code, 0)
  await technician.browser.call('POST /api/clients/:clientId/licences/:licenceId/revocation', {
    params: { clientId, licenceId },
    body: { reason: 'mistake', note: null },
  })
  const { code, out } = await outils('licence', 'recuperer')
  assert.equal(code, 7)
  assert.match(out, /annulée par votre distributeur/)
  await assert.rejects(stat(join(folder, 'licence.lic')))
  await issue()
  assert.equal((await outils('licence', 'recuperer')).code, 0)
})

test('the password that the portal reveals unlocks maintenance, and the portal hears of it', async (context) => {
  const { outils, clientId, issue } = await attached(context)
  await issue()
  assert.equal((await outils('licence', 'recuperer')).code, 0)
  const params = { clientId }
  const { call } = technician.browser
  const { password } = await call('POST /api/clients/:clientId/daily-password-reveals', { params })
  assert.equal((await outils('maintenance', 'deverrouiller', 'WRONG-WRONG')).code, 10)
  const { code, out } = await outils('maintenance', 'deverrouiller', password.toLowerCase())
  assert.equal(code, 0)
  assert.match(out, /La maintenance est déverrouillée/)
  const { events } = await call('GET /api/clients/:clientId/maintenance', { params })
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['unlocked', 'refused'],
  )
})

test('from Thursday the next licence is fetched too, and takes its place on Monday at midnight', async (context) => {
  const { outils, folder, clientId, clock } = await attached(context)
  // Of the week that comes: on a Friday, this one's Thursday was before the house had keys.
  const inAWeek = new Date(now.getTime() + 7 * 86_400_000)
  const { start, end } = weekBounds(weekOf(inAWeek, 'Europe/Paris'), 'Europe/Paris')
  const at = (instant: number): void => {
    clock.now = new Date(instant)
    office.clock.set(clock.now)
  }
  context.after(() => office.clock.set(now))
  at(start.getTime() + 3.5 * 86_400_000)
  await office.issuingWork(technician.actor, async (work, issuer) => {
    await issueLicence(work, issuer, clientId, 'current')
    await issueLicence(work, issuer, clientId, 'next')
  })
  const first = await outils('licence', 'recuperer')
  assert.equal(first.code, 0, first.err)
  assert.match(first.out, /est prête : elle prendra place le lundi/)
  const next = await readFile(join(folder, 'licence-suivante.lic'))
  at(end.getTime())
  assert.match((await outils('licence', 'recuperer', '--json')).out, /"ok":true/)
  assert.deepEqual(await readFile(join(folder, 'licence.lic')), next)
})

type Facts = { receiptSent?: boolean }

/** A client with a contract around today, and a code to attach its machine. */
async function school() {
  const contract = {
    modules: ['notes' as const],
    pupilsMax: 450,
    startsOn: day(-40),
    endsOn: day(300),
  }
  const { id: clientId } = await openSchool(office, technician, {}, contract)
  const params = { clientId }
  const { call } = technician.browser
  const { code } = await call('POST /api/clients/:clientId/enrolment-codes', { params })
  return {
    clientId,
    code,
    issue: () => call('POST /api/clients/:clientId/licences', { params, body: {} }),
    licences: () => call('GET /api/clients/:clientId/licences', { params }),
  }
}

/** The online service of that client, created and opened as the technician does. */
async function openService(clientId: string): Promise<void> {
  const params = { clientId }
  const { call } = technician.browser
  const { ogec } = await call('GET /api/clients/:clientId/online-service', { params })
  await call('POST /api/clients/:clientId/online-service', { params, body: { ogec } })
  await call('PUT /api/clients/:clientId/online-service/access', { params, body: { open: true } })
}

/** A machine attached to the real service by a way that the test can spoil. */
async function attached(context: TestContext, words: readonly string[] = [], tls?: OwnTls) {
  const folder = await temporaryFolder(context)
  const broken: { path?: string | undefined; alter?: (text: string) => string } = {}
  const { origin } = await startServer(
    context,
    (incoming, outgoing) => {
      if (broken.path !== undefined && incoming.url?.endsWith(broken.path)) {
        outgoing.writeHead(503).end()
        return
      }
      void relay(incoming).then(({ status, text }) =>
        outgoing.writeHead(status).end(broken.alter?.(text) ?? text),
      )
    },
    tls,
  )
  const clock = { now }
  const opened = await school()
  const run = async (words: readonly string[], typed = '') => {
    const machine = testMachine({ typed, roots: () => roots, now: () => clock.now })
    const code = await runOutils([...words, '--dossier', folder], machine)
    return { code, ...machine.written }
  }
  assert.equal((await run(['rattacher', origin, ...words], opened.code)).code, 0)
  return { ...opened, folder, broken, clock, outils: (...words: string[]) => run(words) }
}

async function relay(incoming: IncomingMessage): Promise<{ status: number; text: string }> {
  const { authorization = '', 'user-agent': agent = '' } = incoming.headers
  const isPost = incoming.method === 'POST'
  const sent = isPost ? await new Response(Readable.toWeb(incoming) as ReadableStream).text() : null
  const { statusCode, body } = await request(`${office.agentsUrl}${incoming.url}`, {
    method: isPost ? 'POST' : 'GET',
    headers: {
      'user-agent': agent,
      ...(authorization === '' ? {} : { authorization }),
      ...(isPost ? { 'content-type': 'application/json' } : {}),
    },
    body: sent,
  })
  return { status: statusCode, text: await body.text() }
}

function day(offset: number): string {
  return new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10)
}
