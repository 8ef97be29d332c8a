import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { IssuedLicence } from '#contracts/licences.ts'
import { verifyLicenceFile } from '#licence-file/verify-licence-file.ts'
import { appoint } from '#testing/appoint.ts'
import { atInstantFor } from '#testing/at-instant.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { agentCaller, refusedWith, type Browser } from '#testing/browser.ts'
import { foundDistributor, openSchool, yearContract } from '#testing/people.ts'
import { outcomes } from '#testing/problem.ts'

const office = await openBackOffice()
after(office.close)

const tuesday = office.clock.now()
const distributor = await foundDistributor(office)
const elsewhere = await foundDistributor(office)
const technician = await appoint(office, 'technicien', distributor)

const atInstant = atInstantFor(office, technician)
const licencesPath = 'POST /api/clients/:clientId/licences'
const issue = (browser: Browser, clientId: string, week: 'current' | 'next' = 'current') =>
  browser.call(licencesPath, { params: { clientId }, body: { week } })
const read = (browser: Browser, clientId: string) =>
  browser.call('GET /api/clients/:clientId/licences', { params: { clientId } })
const replace = (browser: Browser, clientId: string, licenceId: string, resetClock = false) =>
  browser.call('POST /api/clients/:clientId/licences/:licenceId/replacement', {
    params: { clientId, licenceId },
    body: { resetClock },
  })
const revoke = (browser: Browser, clientId: string, licenceId: string) =>
  browser.call('POST /api/clients/:clientId/licences/:licenceId/revocation', {
    params: { clientId, licenceId },
    body: { reason: 'mistake', note: 'mauvaise fiche' },
  })
const fileOf = async (browser: Browser, clientId: string, { id }: IssuedLicence) =>
  (await browser.fetch(`/api/clients/${clientId}/licences/${id}/file`)).bytes()

test('next week’s licence is issued from Thursday 00:00 on, in the client’s own zone', async () => {
  const paris = await openSchool(office, technician)
  const noumea = await openSchool(office, technician, { timeZone: 'Pacific/Noumea' })
  await atInstant('2026-11-25T22:59:59Z', async (browser) => {
    const { title } = await refusedWith('too-early-for-next-week', issue(browser, paris.id, 'next'))
    assert.equal(
      title,
      'La licence de la semaine 2026-W49 se délivre à partir du jeudi 26/11/2026.',
    )
    assert.equal((await issue(browser, noumea.id, 'next')).week, '2026-W49')
  })
  await atInstant('2026-11-25T23:00:00Z', async (browser) => {
    const licence = await issue(browser, paris.id, 'next')
    assert.equal(licence.notBefore, '2026-11-29T23:00:00.000Z')
    await refusedWith('licence-already-issued', issue(browser, paris.id, 'next'))
    const { current, next } = await read(browser, paris.id)
    assert.equal(current.licence, null, 'this week is another matter')
    assert.equal(next.licence?.id, licence.id)
  })
})

test('the software holds this week’s and next week’s files, each in force in its own week', async () => {
  const client = await openSchool(office, technician)
  await atInstant('2026-11-26T09:00:00Z', async (browser) => {
    const files = [await issue(browser, client.id), await issue(browser, client.id, 'next')]
    const { roots } = office.house.keys.current()
    const stateAt = async (licence: IssuedLicence, now: string) =>
      (
        await verifyLicenceFile(await fileOf(browser, client.id, licence), {
          roots,
          clock: { now: new Date(now) },
        })
      ).state
    const [current, next] = files
    assert(current && next)
    assert.equal(await stateAt(current, '2026-11-29T22:59:59Z'), 'in-force')
    assert.equal(await stateAt(next, '2026-11-29T22:59:59Z'), 'not-yet')
    assert.equal(await stateAt(current, '2026-11-29T23:00:00Z'), 'expired')
    assert.equal(await stateAt(next, '2026-11-29T23:00:00Z'), 'in-force')
  })
})

test('a licence that says what no longer is tells how it differs, and its replacement puts it right', async () => {
  const { browser } = technician
  const client = await openSchool(office, technician)
  const first = await issue(browser, client.id)
  assert.deepEqual((await read(browser, client.id)).current.differences, [])

  const contract = { ...yearContract, modules: ['notes' as const], pupilsMax: 600, version: 1 }
  await browser.call('PUT /api/clients/:clientId/contract', {
    params: { clientId: client.id },
    body: contract,
  })
  const administrator = await appoint(office, 'administrateur', null)
  const { version, ...file } = await administrator.browser.call('GET /api/clients/:clientId', {
    params: { clientId: client.id },
  })
  await administrator.browser.call('PUT /api/clients/:clientId', {
    params: { clientId: client.id },
    body: {
      ...file,
      timeZone: 'Europe/Paris',
      version,
      name: 'Autre nom',
      distributorId: elsewhere,
    },
  })
  const reader = administrator.browser
  assert.deepEqual((await read(reader, client.id)).current.differences, [
    'modules',
    'pupils',
    'school',
    'distributor',
  ])

  const second = await replace(reader, client.id, first.id)
  assert.equal(second.cause, 'replacement')
  const { current, register } = await read(reader, client.id)
  assert.equal(current.licence?.id, second.id)
  assert.deepEqual(current.differences, [])
  const former = register.find(({ id }) => id === first.id)
  assert.equal(former?.revoked?.reason, 'replaced')
  assert.equal(former.revoked.by, administrator.actor.name)
  await refusedWith('licence-not-living', replace(reader, client.id, first.id))
  const response = await reader.fetch(`/api/clients/${client.id}/licences/${first.id}/file`)
  assert.equal(response.status, 410)
})

test('a replacement that the contract no longer covers is refused, and the licence in place still counts', async () => {
  const { browser } = technician
  const { id } = await openSchool(office, technician)
  const first = await issue(browser, id)
  await browser.call('PUT /api/clients/:clientId/contract', {
    params: { clientId: id },
    body: { ...yearContract, modules: [...yearContract.modules], endsOn: '2026-11-23', version: 1 },
  })
  assert.deepEqual((await read(browser, id)).current.differences, ['dates'])
  await refusedWith('nothing-left-to-issue', replace(browser, id, first.id))
  assert.equal((await read(browser, id)).current.licence?.id, first.id)
})

test('two technicians who replace the same licence at once make one other, not two', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { id } = await openSchool(office, technician)
    const first = await issue(technician.browser, id)
    const { done, codes } = await outcomes([
      replace(technician.browser, id, first.id),
      replace(technician.browser, id, first.id),
    ])
    assert.equal(done, 1)
    assert.deepEqual(codes, ['licence-not-living'])
  }
})

test('a replacement can reset the clock of a machine that once stood in 2035', async () => {
  const { browser } = technician
  const client = await openSchool(office, technician)
  const first = await issue(browser, client.id)
  const trust = {
    roots: office.house.keys.current().roots,
    clock: { now: tuesday, highWater: new Date('2035-01-01T00:00:00Z') },
  }
  const before = await verifyLicenceFile(await fileOf(browser, client.id, first), trust)
  assert.equal('code' in before && before.code, 'L-16')
  const reset = await replace(browser, client.id, first.id, true)
  const verdict = await verifyLicenceFile(await fileOf(browser, client.id, reset), trust)
  assert(verdict.state === 'in-force')
  assert.deepEqual(verdict.resetApplied, tuesday)
})

test('a revoked licence says who, why and when; its file is no longer given, and the agent learns to remove it', async () => {
  const { browser } = technician
  const { id: clientId } = await openSchool(office, technician)
  const licence = await issue(browser, clientId)
  const agent = await enrol(browser, clientId)
  assert.equal((await agent('GET /agent/licences')).licences.length, 1)
  await revoke(browser, clientId, licence.id)
  const { licences, revoked } = await agent('GET /agent/licences')
  assert.deepEqual([licences, revoked], [[], [licence.id]])
  const { register, current } = await read(browser, clientId)
  assert.equal(current.licence, null)
  assert.deepEqual(register[0]?.revoked, {
    at: tuesday.toISOString(),
    by: technician.actor.name,
    reason: 'mistake',
    note: 'mauvaise fiche',
  })
  await refusedWith('licence-not-living', revoke(browser, clientId, licence.id))
  const again = await issue(browser, clientId)
  assert.notEqual(again.id, licence.id)
})

test('each stage of a receipt counts once, and what is in place was fetched', async () => {
  const { browser } = technician
  const { id: clientId } = await openSchool(office, technician)
  const { id: licenceId } = await issue(browser, clientId)
  const agent = await enrol(browser, clientId)
  const tell = (stage: 'fetched' | 'installed') =>
    agent('POST /agent/licences/:licenceId/receipt', { params: { licenceId }, body: { stage } })
  await tell('fetched')
  office.clock.advance(60_000)
  await tell('fetched')
  await tell('installed')
  await tell('installed')
  const [row] = (await read(browser, clientId)).register
  assert.equal(row?.fetchedAt, tuesday.toISOString())
  assert.equal(row.installedAt, office.clock.now().toISOString())
  const { lines } = await browser.call('GET /api/clients/:clientId/history', {
    params: { clientId },
  })
  const receipts = lines
    .map(({ event }) => event)
    .filter((event) => /fetched|installed/.test(event))
  assert.deepEqual(receipts.toSorted(), ['licence-fetched', 'licence-installed'])
  office.clock.set(tuesday)
})

async function enrol(browser: Browser, clientId: string) {
  const { code } = await browser.call('POST /api/clients/:clientId/enrolment-codes', {
    params: { clientId },
  })
  const body = { code, machine: 'SERVEUR', version: '1.0.0' }
  const { credential } = await agentCaller(office.agentsUrl)('POST /agent/enrolment', { body })
  return agentCaller(office.agentsUrl, credential)
}
