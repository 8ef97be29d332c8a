import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { checkDailyPassword } from '#licence-file/check-daily-password.ts'
import { verifyLicenceFile } from '#licence-file/verify-licence-file.ts'
import { raisePasswordRevision } from '#domain/keys/change-daily-password.ts'
import { lookAtKeys } from '#server/keep-house.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { agentCaller, refusedWith, type Browser } from '#testing/browser.ts'
import { furnishSchool } from '#testing/furnish-school.ts'
import { foundDistributor, openSchool } from '#testing/people.ts'

const office = await openBackOffice()
after(office.close)

const tuesday = office.clock.now()
const distributor = await foundDistributor(office, 'Distributeur du jour')
const technician = await appoint(office, 'technicien', distributor)
const administrator = await appoint(office, 'administrateur', null)

const reveal = (browser: Browser, distributorId?: string | null) =>
  browser.call('POST /api/daily-password/reveals', {
    body: distributorId === undefined ? {} : { distributorId },
  })
const revealFor = (browser: Browser, clientId: string) =>
  browser.call('POST /api/clients/:clientId/daily-password-reveals', { params: { clientId } })
const issue = (browser: Browser, clientId: string) =>
  browser.call('POST /api/clients/:clientId/licences', { params: { clientId }, body: {} })

/** What the school's software says of a typed password, from its licence file alone. */
async function softwareSays(
  browser: Browser,
  clientId: string,
  licenceId: string,
  typed: string,
  now = office.clock.now(),
) {
  const file = await (
    await browser.fetch(`/api/clients/${clientId}/licences/${licenceId}/file`)
  ).bytes()
  const { roots } = office.house.keys.current()
  const verdict = await verifyLicenceFile(file, { roots, clock: { now: tuesday } })
  assert(verdict.state === 'in-force')
  return (await checkDailyPassword(typed, [verdict.licence], now)).state
}

test('what the portal reveals unlocks the software of each of the distributor’s schools, and of no other’s', async () => {
  const client = await openSchool(office, technician)
  const { id } = await issue(technician.browser, client.id)
  const { password, day, acceptedUntil } = await reveal(technician.browser)
  assert.match(password, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  assert.equal(day, '2026-11-24')
  assert.equal(acceptedUntil, '2026-11-25T01:00:00.000Z')
  assert.equal(
    await softwareSays(technician.browser, client.id, id, password.toLowerCase()),
    'right',
  )
  const others = await reveal(administrator.browser, await foundDistributor(office))
  assert.equal(await softwareSays(technician.browser, client.id, id, others.password), 'wrong')
})

test('a technician sees the password of his own distributor alone; the publisher chooses', async () => {
  const own = await reveal(technician.browser)
  assert.equal(own.distributor?.id, distributor)
  const stranger = await foundDistributor(office)
  await refusedWith('not-found', reveal(technician.browser, stranger))
  await refusedWith('not-found', reveal(technician.browser, null))
  assert.equal((await reveal(administrator.browser, distributor)).password, own.password)
  const publisher = await reveal(administrator.browser, null)
  assert.equal(publisher.distributor, null)
  assert.notEqual(publisher.password, own.password)
})

test('each reveal leaves a line that says who, of whom and for which day, and never the password', async () => {
  const { password } = await reveal(technician.browser)
  const { lines } = await administrator.browser.call('GET /api/audit', {
    query: { event: 'daily-password-revealed' },
  })
  assert.equal(lines[0]?.who, technician.actor.name)
  assert.deepEqual(lines[0].details, { day: '2026-11-24', distributor: 'Distributeur du jour' })
  const { rows } = await sql<{ all: string }>`
    select string_agg(private::text, ' ') as all from audit_lines`.execute(
    office.house.database.kysely,
  )
  assert.ok(!rows[0]?.all.includes(password))
})

test('where it is another day for some clients, theirs comes too', async () => {
  const here = await foundDistributor(office)
  const one = await appoint(office, 'technicien', here)
  await openSchool(office, one, { timeZone: 'Pacific/Noumea' })
  assert.deepEqual((await reveal(one.browser)).elsewhere, [])
  office.clock.set(new Date('2026-11-24T14:00:00Z'))
  try {
    const browser = await enterAs(office, one.actor.id)
    const { day, elsewhere, password } = await reveal(browser)
    assert.equal(day, '2026-11-24')
    assert.deepEqual(
      elsewhere.map((each) => [each.day, each.timeZones]),
      [['2026-11-25', ['Pacific/Noumea']]],
    )
    assert.notEqual(elsewhere[0]?.password, password)
  } finally {
    office.clock.set(tuesday)
  }
})

test('after a leak the school’s page gives the password its licence still takes, until it has fetched the next', async () => {
  const school = await furnishSchool(office, technician)
  const { clientId, licenceId } = school.ids
  const agent = agentCaller(office.agentsUrl, school.credential)
  const received = (id: string) =>
    agent('POST /agent/licences/:licenceId/receipt', {
      params: { licenceId: id },
      body: { stage: 'installed' },
    })
  await received(licenceId)
  const before = await revealFor(technician.browser, clientId)
  assert.equal(before.origin, 'current')
  assert.equal(before.password, (await reveal(technician.browser)).password)

  const folder = office.house.config.keysDir
  await raisePasswordRevision({ folder, now: tuesday }, distributor, 'lu à voix haute')
  await lookAtKeys(office.house)
  const leaked = await revealFor(technician.browser, clientId)
  assert.deepEqual([leaked.origin, leaked.password], ['former', before.password])
  assert.notEqual((await reveal(technician.browser)).password, before.password)

  const params = { clientId, licenceId }
  const replaced = await technician.browser.call(
    'POST /api/clients/:clientId/licences/:licenceId/replacement',
    { params, body: {} },
  )
  assert.equal((await revealFor(technician.browser, clientId)).origin, 'former', 'not fetched yet')
  await received(replaced.id)
  const { password, origin } = await revealFor(technician.browser, clientId)
  assert.equal(origin, 'current')
  assert.equal(await softwareSays(technician.browser, clientId, replaced.id, password), 'right')
  assert.equal(
    await softwareSays(technician.browser, clientId, replaced.id, before.password),
    'wrong',
  )
})

test('a school that changed distributor gives its former password to the publisher alone, until its licence is replaced', async () => {
  const from = await foundDistributor(office)
  const former = await appoint(office, 'technicien', from)
  const client = await openSchool(office, former)
  const { id: licenceId } = await issue(former.browser, client.id)
  const secret = await reveal(former.browser)
  const { version, ...file } = await administrator.browser.call('GET /api/clients/:clientId', {
    params: { clientId: client.id },
  })
  await administrator.browser.call('PUT /api/clients/:clientId', {
    params: { clientId: client.id },
    body: { ...file, timeZone: 'Europe/Paris', version, distributorId: distributor },
  })
  await refusedWith('password-of-another-distributor', revealFor(technician.browser, client.id))
  const given = await revealFor(administrator.browser, client.id)
  assert.deepEqual([given.origin, given.password], ['former', secret.password])
  await technician.browser.call('POST /api/clients/:clientId/licences/:licenceId/replacement', {
    params: { clientId: client.id, licenceId },
    body: {},
  })
  assert.equal((await revealFor(technician.browser, client.id)).origin, 'current')
})

test('a school without a licence has no password to give, and says what to do', async () => {
  const { id } = await openSchool(office, technician)
  await refusedWith('no-password-in-licence', revealFor(technician.browser, id))
})

test('what a machine says of its unlocks is kept once, in the history of its school', async () => {
  const { ids, credential } = await furnishSchool(office, technician)
  const agent = agentCaller(office.agentsUrl, credential)
  const events = [
    {
      id: '0192f5a0-0000-7000-8000-00000000a001',
      at: '2026-11-24T06:00:00.000Z',
      kind: 'refused' as const,
    },
    {
      id: '0192f5a0-0000-7000-8000-00000000a002',
      at: '2026-11-24T06:01:00.000Z',
      kind: 'unlocked' as const,
    },
  ]
  for (let again = 0; again < 3; again += 1)
    await agent('POST /agent/maintenance-events', { body: { events: [...events, ...events] } })
  const shown = await technician.browser.call('GET /api/clients/:clientId/maintenance', {
    params: { clientId: ids.clientId },
  })
  assert.deepEqual(
    shown.events.map(({ kind }) => kind),
    ['unlocked', 'refused'],
  )
  const { lines } = await technician.browser.call('GET /api/clients/:clientId/history', {
    params: { clientId: ids.clientId },
  })
  assert.equal(lines.filter(({ event }) => event.startsWith('maintenance-')).length, 2)
})

test('a machine that invents events can neither break the page, nor stay on top of it for ever, nor fill the audit log', async () => {
  const { ids, credential } = await furnishSchool(office, technician)
  const agent = agentCaller(office.agentsUrl, credential)
  const tell = (events: { at: string; kind: 'unlocked' | 'refused' }[]) =>
    agent('POST /agent/maintenance-events', {
      body: { events: events.map((event) => ({ ...event, id: randomUUID() })) },
    })
  await refusedWith('input-refused', tell([{ at: '0000-01-01T00:00:00Z', kind: 'refused' }]))
  await tell([{ at: '9999-12-31T23:59:59Z', kind: 'refused' }])
  office.clock.advance(60_000)
  await tell([{ at: office.clock.now().toISOString(), kind: 'unlocked' }])
  const { events } = await technician.browser.call('GET /api/clients/:clientId/maintenance', {
    params: { clientId: ids.clientId },
  })
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['unlocked', 'refused'],
  )
  const fifty = Array.from(
    { length: 50 },
    () => ({ at: tuesday.toISOString(), kind: 'refused' }) as const,
  )
  for (let calls = 0; calls < 10; calls += 1) await tell(fifty)
  await refusedWith('too-many-tries', tell(fifty))
  office.clock.set(new Date('2026-11-25T09:00:00Z'))
  await tell(fifty)
  office.clock.set(tuesday)
})

test('who tries another distributor’s password is refused as if it did not exist, and leaves a line', async () => {
  const stranger = await foundDistributor(office)
  const refusals = async () =>
    (await administrator.browser.call('GET /api/audit', { query: { event: 'refused' } })).lines
      .filter(({ who }) => who === technician.actor.name)
      .map(({ details }) => details['route'])
  const before = await refusals()
  await refusedWith('not-found', reveal(technician.browser, stranger))
  await refusedWith('not-found', reveal(technician.browser, null))
  assert.deepEqual(
    (await refusals()).slice(0, 2),
    Array(2).fill('POST /api/daily-password/reveals'),
  )
  assert.equal((await refusals()).length, before.length + 2)
})
