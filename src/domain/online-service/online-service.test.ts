import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { uaiLetter } from '#base/uai.ts'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { agentCaller, refusedWith } from '#testing/browser.ts'
import { furnishSchool } from '#testing/furnish-school.ts'
import { fetch } from '#testing/loopback-fetch.ts'
import { foundDistributor, openSchool } from '#testing/people.ts'
import { problemIn, refusedField } from '#testing/problem.ts'
import { openOnlineSchool } from '#testing/school-people.ts'

const office = await openBackOffice()
after(office.close)
const technician = await appoint(office, 'technicien', await foundDistributor(office))

const create = (clientId: string, ogec: string) =>
  technician.browser.call('POST /api/clients/:clientId/online-service', {
    params: { clientId },
    body: { ogec },
  })
const put = (clientId: string, what: 'access' | 'sms', open: boolean) =>
  technician.browser.call(`PUT /api/clients/:clientId/online-service/${what}`, {
    params: { clientId },
    body: { open },
  })
const suspend = (clientId: string, until: string | null) =>
  technician.browser.call('PUT /api/clients/:clientId/online-service/suspension', {
    params: { clientId },
    body: { until },
  })
const page = async (ogec: string) => fetch(new URL(`/api/schools/${ogec}`, office.schoolUrl), {})

test('the code is that of this client, well formed, and creating twice changes nothing', async () => {
  const [client, other] = [
    await openSchool(office, technician),
    await openSchool(office, technician),
  ]
  for (const typed of ['', '0123', 'A123456B', '0123-45B', '01234567890'])
    await refusedField('ogec', create(client.id, typed))
  const another = await refusedWith('ogec-of-another-client', create(client.id, other.ogec))
  assert.equal(another.title, `Le code OGEC ${other.ogec} est celui d’un autre client.`)
  const differs = await refusedWith('ogec-differs-from-file', create(client.id, '8888888Z'))
  assert.match(differs.title, new RegExp(client.ogec))

  const created = await create(client.id, ` ${client.ogec.toLowerCase()} `)
  assert.equal(created.state, 'closed')
  assert.deepEqual(await create(client.id, client.ogec), created)
  const { lines } = await technician.browser.call('GET /api/clients/:clientId/history', {
    params: { clientId: client.id },
    query: {},
  })
  assert.equal(lines.filter(({ event }) => event === 'online-service-created').length, 1)
})

test('a code that another service bears is taken, though the file says it is this client’s', async () => {
  const first = await openOnlineSchool(office, technician)
  const { id, createdAt, updatedAt, contacts, observations, distributor, ...file } =
    await technician.browser.call('GET /api/clients/:clientId', { params: { clientId: first.id } })
  assert(createdAt && updatedAt && contacts && observations && distributor && id)
  const corrected = `8000001${uaiLetter(8_000_001)}`
  await technician.browser.call('PUT /api/clients/:clientId', {
    params: { clientId: first.id },
    body: { ...file, timeZone: 'Europe/Paris', distributorId: distributor.id, ogec: corrected },
  })
  // The service keeps the code that its agent and its families know.
  assert.equal((await create(first.id, corrected)).ogec, first.ogec)
  const second = await openSchool(office, technician, { ogec: first.ogec as never })
  await refusedWith('service-ogec-taken', create(second.id, first.ogec))
})

test('each box says since when and by whom, and its effect is there at the very next request of the site and of the agent', async () => {
  const { ids, credential } = await furnishSchool(office, technician)
  const agent = agentCaller(office.agentsUrl, credential)
  const access = () => agent('GET /agent/online-service/access')
  const sms = () => agent('GET /agent/online-service/sms')
  assert.equal((await access()).ogec, ids.ogec)
  await sms()
  assert.equal((await page(ids.ogec)).status, 200)

  const closed = await put(ids.clientId, 'access', false)
  assert.deepEqual(closed.access, {
    open: false,
    since: office.clock.now().toISOString(),
    by: technician.actor.name,
  })
  await refusedWith('service-closed', access())
  await refusedWith('service-closed', sms())
  const refused = await page(ids.ogec)
  assert.equal(refused.status, 403)
  const problem = await problemIn(refused)
  assert.equal(problem.code, 'site-closed')
  assert.match(problem.title, /est fermé pour le moment/)
  // The licence is another matter.
  await agent('GET /agent/licences')

  await put(ids.clientId, 'access', true)
  await access()
  await put(ids.clientId, 'sms', false)
  await refusedWith('sms-closed', sms())
  await access()
  assert.equal((await page(ids.ogec)).status, 200)
})

test('summer mode closes to the end of its last day in the client’s zone, opens by itself, and is lifted at once', async () => {
  const client = await openOnlineSchool(office, technician, { timeZone: 'Pacific/Noumea' as never })
  office.clock.set(new Date('2026-11-24T07:05:00Z'))
  const latest = await refusedWith('suspension-out-of-range', suspend(client.id, '2026-11-23'))
  assert.match(latest.title, /24\/11\/2027/)
  await refusedWith('suspension-out-of-range', suspend(client.id, '2027-11-25'))
  const suspended = await suspend(client.id, '2026-11-25')
  assert.equal(suspended.state, 'suspended')
  assert.equal(suspended.suspension.until, '2026-11-25')
  const problem = await problemIn(await page(client.ogec))
  assert.equal(problem.code, 'site-suspended')
  assert.match(problem.title, /25\/11\/2026/)
  // 25 November ends at 13:00 UTC in Nouméa.
  office.clock.set(new Date('2026-11-25T12:59:59Z'))
  assert.equal((await page(client.ogec)).status, 403)
  office.clock.set(new Date('2026-11-25T13:00:00Z'))
  assert.equal((await page(client.ogec)).status, 200)
  office.clock.set(new Date('2026-11-24T07:05:00Z'))
  await suspend(client.id, '2026-12-24')
  assert.equal((await suspend(client.id, null)).state, 'open')
  assert.equal((await page(client.ogec)).status, 200)
})

test('what the database cannot hold is refused to an agent like any other input', async () => {
  const { ids, credential } = await furnishSchool(office, technician)
  const agent = agentCaller(office.agentsUrl, credential)
  for (const code of ['\u0000', '\ud800', 'E\u0007'])
    await refusedField(
      'findings.0.code',
      agent('POST /agent/online-checks/:checkId/answer', {
        params: { checkId: ids.checkId },
        body: { findings: [{ what: 'access', outcome: 'unreachable', code }] },
      }),
    )
})

test('a code that is no service’s answers like one that is nobody’s', async () => {
  const client = await openSchool(office, technician)
  const [without, nobody] = [await page(client.ogec), await page('9999999Z')]
  assert.equal(without.status, 404)
  assert.equal(await without.text(), await nobody.text())
})
