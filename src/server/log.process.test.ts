import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import {
  agentCaller,
  openAdminBrowser,
  openBrowser,
  refusedWith,
  type Browser,
} from '#testing/browser.ts'
import { readMails, tokenIn, type ReceivedMail } from '#testing/mails.ts'
import { goodPassword, schoolFields, yearContract } from '#testing/people.ts'
import { freeAddresses, startRealServer, type RealServer } from '#testing/real-server.ts'
import { approvedCode } from '#testing/supervise.ts'
import { testFolder } from '#testing/test-temp-folder.ts'

test('the log of a whole run holds no key, token, code, password, mail, credential, cookie, name or address', async () => {
  const DATA_DIR = await testFolder()
  const server = await startRealServer(await freeAddresses(), { DATA_DIR, LOG_LEVEL: 'debug' })
  const secrets = new Set<string>([goodPassword, 'administrateur@clients.localhost'])
  const browser = openBrowser(server.portalUrl)
  const token = /\/lien#([\w-]{43})/.exec(server.printed.out)?.[1] ?? ''
  secrets.add(token)
  await browser.call('POST /api/password-links/reading', { body: { token } })
  await browser.call('POST /api/password-links/use', { body: { token, password: goodPassword } })
  for (const value of browser.cookies.values()) secrets.add(value)

  const mail = 'octavie.personne@exemple.test'
  const invited = {
    mail,
    name: 'Octavie Personne',
    role: 'administrateur',
    distributorId: null,
  } as const
  const { link } = await browser.call('POST /api/staff', { body: invited })
  const fields = schoolFields(null, {
    name: 'Collège Introuvable',
    mail: 'introuvable@exemple.test',
  })
  const { id: clientId } = await browser.call('POST /api/clients', { body: fields })
  const params = { clientId }
  await browser.call('PUT /api/clients/:clientId/contract', {
    params,
    body: { version: null, ...yearContract, startsOn: '2020-09-01', endsOn: '2099-08-31' },
  })
  await browser.call('POST /api/clients/:clientId/licences', { params })
  await browser.fetch(`/api/clients?search=Introuvable`)
  await browser.fetch(`/api/clients.csv?search=Introuvable`)
  const text = `Code OGEC;Nom;Ville\n${fields.ogec};Lycée Introuvable;INTROUVABLE\n`
  await browser.call('POST /api/client-imports/dry-run', { body: { text } })
  await refusedWith(
    'import-has-faults',
    browser.call('POST /api/client-imports', { body: { text } }),
  )
  await browser.call('POST /api/client-imports', {
    body: { text: text.replace(fields.ogec, '0999999A') },
  })
  const { password } = await browser.call('POST /api/daily-password/reveals', { body: {} })
  await browser.call('POST /api/clients/:clientId/daily-password-reveals', { params })
  await browser.call('POST /api/licence-diagnoses', { body: { code: 'L-07' } })
  const { code } = await browser.call('POST /api/clients/:clientId/enrolment-codes', { params })
  const machine = { machine: 'POSTE-INTROUVABLE', version: '1.0.0' }
  const enrol = () =>
    agentCaller(server.agentsUrl)('POST /agent/enrolment', { body: { code, ...machine } })
  const { credential } = await enrol()
  await refusedWith('enrolment-refused', enrol())
  await agentCaller(server.agentsUrl, credential)('GET /agent/licences')
  const wrong = { mail, password: 'un mot de passe malheureux' }
  await refusedWith('sign-in-refused', browser.call('POST /api/session', { body: wrong }))
  await browser.call('POST /api/password-links', { body: { mail } })
  await refusedWith(
    'input-refused',
    browser.call('POST /api/clients', { body: { ...fields, ogec: 'x' } }),
  )
  await browser.fetch('/api/clients', { method: 'POST', body: `{"name": "Collège Introuvable` })
  for (const secret of await superviseSchool(server, browser, clientId, fields.ogec, DATA_DIR))
    secrets.add(secret)
  const mails = await mailsOf(DATA_DIR, 5)
  const links = mails.flatMap(({ text }) => /#([\w-]{43})/.exec(text)?.[1] ?? [])
  await browser.call('DELETE /api/session')
  await server.stop()

  assert.equal(links.length, 3)
  for (const secret of [
    ...(await keySecrets(join(DATA_DIR, 'keys'))),
    password,
    password.replace('-', ''),
    link,
    new URL(link).hash.slice(1),
    mail,
    code,
    credential,
    wrong.password,
    ...links,
  ])
    secrets.add(secret)
  for (const trait of [
    'Octavie',
    'Introuvable',
    'INTROUVABLE',
    'introuvable@',
    clientId,
    '127.0.0.1',
    'BEGIN',
    '"d":',
  ])
    secrets.add(trait)

  const { log } = server.printed
  assert.match(log, /"route":"\/api\/clients\/:clientId\/licences"/)
  assert.deepEqual(
    [...secrets].filter((secret) => log.includes(secret)),
    [],
  )
})

/** The private parts of the keys that were made. */
async function keySecrets(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.private.json'))
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const secrets = texts.flatMap((text) =>
    [...text.matchAll(/"(?:d|master|key)": "([^"]+)"/g)].map(([, secret = '']) => secret),
  )
  // Root, licences, password of the day, second factors, checkpoints.
  assert.equal(secrets.length, 5)
  return secrets
}

/** The school's administrator enters by the mail's link, the support supervises; their secrets. */
async function superviseSchool(
  server: RealServer,
  portal: Browser,
  clientId: string,
  ogec: string,
  dataDir: string,
): Promise<readonly string[]> {
  const params = { clientId }
  await portal.call('POST /api/clients/:clientId/online-service', { params, body: { ogec } })
  await portal.call('PUT /api/clients/:clientId/online-service/access', {
    params,
    body: { open: true },
  })
  const mail = 'direction@introuvable.exemple.test'
  await portal.call('POST /api/clients/:clientId/school-administrators', {
    params,
    body: { name: 'Direction Introuvable', mail },
  })
  const invitation = (await mailsOf(dataDir, 3)).find(({ to }) => to === mail)
  assert(invitation)
  const school = openAdminBrowser(server.adminUrl)
  await school.call('POST /api/password-links/use', {
    body: { token: tokenIn(invitation), password: goodPassword },
  })
  const support = openAdminBrowser(server.adminUrl)
  const { code, state } = await approvedCode(portal, support, clientId)
  const kept = [...support.cookies.values()]
  await support.call('POST /api/supervision-sessions', { body: { code, state } })
  await support.call('DELETE /api/supervision')
  return [...school.cookies.values(), ...kept, ...support.cookies.values(), code, state, mail]
}

/** Once that many have left. */
async function mailsOf(dataDir: string, count: number): Promise<readonly ReceivedMail[]> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const mails = await readMails(dataDir)
    if (mails.length >= count) return mails
    await delay(50)
  }
  throw new Error(`Not ${count} mails.`)
}
