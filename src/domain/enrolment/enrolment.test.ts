import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { agentCaller, refusedWith } from '#testing/browser.ts'
import { furnishSchool } from '#testing/furnish-school.ts'
import { foundDistributor, openSchool } from '#testing/people.ts'
import { outcomes, refusedField } from '#testing/problem.ts'
import { tableDigests } from '#testing/table-digests.ts'

const office = await openBackOffice()
after(office.close)

const technician = await appoint(office, 'technicien', await foundDistributor(office))
const call = agentCaller(office.agentsUrl)
const windowMs = 15 * 60_000
const machine = { machine: 'SERVEUR', version: '1.0.0' }

const enrol = (code: string) => call('POST /agent/enrolment', { body: { code, ...machine } })
const codeFor = async (clientId: string) =>
  (
    await technician.browser.call('POST /api/clients/:clientId/enrolment-codes', {
      params: { clientId },
    })
  ).code
const digests = () => tableDigests(office.house.database, /^(sessions|outgoing_mails|tries|audit_)/)

test('a code holds once, for a day, until a newer one: used, expired, replaced and invented ones get the same refusal', async () => {
  const { id } = await openSchool(office, technician)
  const used = await codeFor(id)
  await enrol(used)
  const replaced = await codeFor(id)
  const expired = await codeFor(id)
  office.clock.advance(24 * 3_600_000)
  const before = await digests()
  for (const code of [used, replaced, expired, 'AAAA-AAAA-AAAA-AAAA', '0', 'é'.repeat(64)]) {
    const { title } = await refusedWith('enrolment-refused', enrol(code))
    assert.equal(title, 'Ce code de rattachement est inconnu, a déjà servi ou a expiré.')
  }
  assert.deepEqual(await digests(), before)
})

test('a code holds until the last instant of its day', async () => {
  const fresh = await appoint(office, 'technicien', technician.actor.distributorId)
  const { id } = await openSchool(office, fresh)
  const { code } = await fresh.browser.call('POST /api/clients/:clientId/enrolment-codes', {
    params: { clientId: id },
  })
  office.clock.advance(24 * 3_600_000 - 1)
  assert.equal((await enrol(code)).school.id, id)
})

test('of two machines that bring the same code at once, one is attached', async () => {
  const fresh = await appoint(office, 'technicien', technician.actor.distributorId)
  const { code } = await furnishSchool(office, fresh)
  const { done, codes } = await outcomes([enrol(code), enrol(code)])
  assert.equal(done, 1)
  assert.deepEqual(codes, ['enrolment-refused'])
})

test('codes given while others are used never stop each other', async () => {
  const fresh = await appoint(office, 'technicien', technician.actor.distributorId)
  office.clock.advance(windowMs)
  const { id } = await openSchool(office, fresh)
  const give = () =>
    fresh.browser.call('POST /api/clients/:clientId/enrolment-codes', { params: { clientId: id } })
  for (let round = 0; round < 8; round += 1) {
    const { code } = await give()
    const { codes } = await outcomes([enrol(code), give(), give()])
    assert(
      codes.every((refused) => refused === 'enrolment-refused'),
      codes.join(),
    )
  }
})

test('a new machine takes over: the one before is out at its next request', async () => {
  const fresh = await appoint(office, 'technicien', technician.actor.distributorId)
  office.clock.advance(windowMs)
  const { code, credential } = await furnishSchool(office, fresh)
  const before = agentCaller(office.agentsUrl, credential)
  assert.equal((await before('GET /agent/status')).agent.machine.startsWith('POSTE-'), true)
  await enrol(code)
  const { title } = await refusedWith('agent-refused', before('GET /agent/status'))
  assert.equal(title, 'Ce poste n’est pas rattaché, ou ne l’est plus.')
})

test('a machine that is refused something was seen all the same', async () => {
  const fresh = await appoint(office, 'technicien', technician.actor.distributorId)
  const { id: clientId } = await openSchool(office, fresh)
  const params = { clientId }
  const { code } = await fresh.browser.call('POST /api/clients/:clientId/enrolment-codes', {
    params,
  })
  const agent = agentCaller(office.agentsUrl, (await enrol(code)).credential)
  office.clock.advance(60_000)
  const unknown = { params: { licenceId: clientId }, body: { stage: 'fetched' as const } }
  await refusedWith('not-found', agent('POST /agent/licences/:licenceId/receipt', unknown))
  const seen = await fresh.browser.call('GET /api/clients/:clientId/licences', { params })
  assert.equal(seen.agent?.lastSeenAt, office.clock.now().toISOString())
})

test('of a machine that asks all the time the contact is noted once a minute, and a new version at once', async () => {
  const fresh = await appoint(office, 'technicien', technician.actor.distributorId)
  const { ids, credential } = await furnishSchool(office, fresh)
  const params = { clientId: ids.clientId }
  const seen = async () =>
    (await fresh.browser.call('GET /api/clients/:clientId/licences', { params })).agent
  const ask = async (version: string) => {
    const headers = { authorization: `Bearer ${credential}`, 'user-agent': `outils/${version}` }
    assert.equal((await fetch(`${office.agentsUrl}/agent/status`, { headers })).status, 200)
  }
  const first = await seen()
  office.clock.advance(59_999)
  await ask('1.0.0')
  assert.equal((await seen())?.lastSeenAt, first?.lastSeenAt)
  await ask('1.1.0')
  const upgradedAt = office.clock.now().toISOString()
  assert.deepEqual([(await seen())?.version, (await seen())?.lastSeenAt], ['1.1.0', upgradedAt])
  office.clock.advance(60_000)
  await ask('1.1.0')
  assert.equal((await seen())?.lastSeenAt, office.clock.now().toISOString())
})

test('a machine detached while it sends its receipt stops nobody', async () => {
  for (let round = 0; round < 6; round += 1) {
    const fresh = await appoint(office, 'technicien', technician.actor.distributorId)
    const { ids, credential } = await furnishSchool(office, fresh)
    const agent = agentCaller(office.agentsUrl, credential)
    const receipt = { params: ids, body: { stage: 'installed' as const } }
    const { codes } = await outcomes([
      agent('POST /agent/licences/:licenceId/receipt', receipt),
      fresh.browser.call('DELETE /api/clients/:clientId/agents/:agentId', { params: ids }),
      agent('POST /agent/licences/:licenceId/receipt', receipt),
    ])
    assert(
      codes.every((code) => code === 'agent-refused'),
      codes.join(),
    )
  }
})

test('a code, machine or version that is none is refused as input', async () => {
  office.clock.advance(windowMs)
  const say = (some: Record<string, string>) =>
    call('POST /agent/enrolment', { body: { code: '0', ...machine, ...some } })
  await refusedField('code', say({ code: '' }))
  await refusedField('code', say({ code: '0'.repeat(65) }))
  await refusedField('machine', say({ machine: 'POSTE\u0000' }))
  await refusedField('version', say({ version: '\ud800' }))
})

test('after twenty tries in a quarter of an hour the address waits, even with the right code', async () => {
  const fresh = await appoint(office, 'technicien', technician.actor.distributorId)
  office.clock.advance(windowMs)
  const { code } = await furnishSchool(office, fresh)
  for (let tries = 0; tries < 20; tries += 1) await refusedWith('enrolment-refused', enrol('0'))
  const { title } = await refusedWith('too-many-tries', enrol(code))
  assert.equal(title, 'Trop d’essais en peu de temps.')
  office.clock.advance(windowMs)
  assert.equal((await enrol(code)).school.id.length, 36)
})
