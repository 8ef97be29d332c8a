import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { CheckFinding } from '#contracts/online-service.ts'
import { attachAgent } from '#testing/attach-agent.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith } from '#testing/browser.ts'
import { foundDistributor, hire, openSchool } from '#testing/people.ts'
import { openOnlineSchool } from '#testing/school-people.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))
const { call } = technician.browser

test('asking again while a check waits gives the same one; once it is answered, another', async () => {
  const { agent, ask } = await checkedSchool()
  const [first, again] = await Promise.all([ask(), ask()])
  assert.equal(again.id, first.id)
  assert.deepEqual([first.takenAt, first.answeredAt, first.findings], [null, null, []])
  await agent.answer(first.id, allOpen)
  office.clock.advance(1000)
  assert.notEqual((await ask()).id, first.id)
})

test('an agent that crashed with a check in hand is given it again, until it has answered', async () => {
  const { agent, ask, read } = await checkedSchool()
  const { id } = await ask()
  assert.deepEqual(await agent.orders(), [{ id, kind: 'check-online-service' }])
  assert.deepEqual(await agent.orders(), [{ id, kind: 'check-online-service' }])
  await agent.answer(id, allOpen)
  assert.deepEqual(await agent.orders(), [])
  const { check } = await read()
  assert.deepEqual(check?.findings, allOpen)
  assert.equal(check.machine, agent.machine)
  assert.ok(check.takenAt !== null && check.answeredAt !== null)
})

test('a check is answered once: what is said again changes nothing, and leaves no line', async () => {
  const { agent, ask, read, lines } = await checkedSchool()
  const { id } = await ask()
  await agent.answer(id, allOpen)
  await agent.answer(id, [{ what: 'access', outcome: 'unreachable', code: 'no-answer' }])
  assert.deepEqual((await read()).check?.findings, allOpen)
  assert.deepEqual(await lines(), ['online-check-answered', 'online-check-asked'])
})

test('the check of another school does not exist, taken or answered', async () => {
  const [here, there] = [await checkedSchool(), await checkedSchool()]
  const { id } = await here.ask()
  assert.deepEqual(await there.agent.orders(), [])
  await refusedWith('not-found', there.agent.answer(id, allOpen))
  assert.equal((await here.read()).check?.answeredAt, null)
})

test('the gates say why they are closed, and are open at the very next request', async () => {
  const { id: clientId, ogec } = await openSchool(office, technician)
  const agent = await attachAgent(office, technician, clientId)
  const access = () => agent.call('GET /agent/online-service/access')
  const sms = () => agent.call('GET /agent/online-service/sms')
  const params = { clientId }
  for (const gate of [access, sms]) await refusedWith('service-not-created', gate())
  await call('POST /api/clients/:clientId/online-service', { params, body: { ogec } })
  for (const gate of [access, sms]) await refusedWith('service-closed', gate())
  await call('PUT /api/clients/:clientId/online-service/access', { params, body: { open: true } })
  assert.deepEqual(await access(), { ogec, siteUrl: `${office.schoolUrl}/${ogec}` })
  await refusedWith('sms-closed', sms())
  await call('PUT /api/clients/:clientId/online-service/sms', { params, body: { open: true } })
  assert.deepEqual(await sms(), { ogec })
  const until = '2026-12-31'
  await call('PUT /api/clients/:clientId/online-service/suspension', { params, body: { until } })
  for (const gate of [access, sms]) {
    const { title } = await refusedWith('service-suspended', gate())
    assert.match(title, /31\/12\/2026/)
  }
})

test('without a service or without a machine there is nothing to check', async () => {
  const bare = await openSchool(office, technician)
  const asking = (clientId: string) =>
    call('POST /api/clients/:clientId/online-checks', { params: { clientId } })
  await refusedWith('service-not-created', asking(bare.id))
  await refusedWith('no-agent-attached', asking((await openOnlineSchool(office, technician)).id))
})

const allOpen: CheckFinding[] = [
  { what: 'access', outcome: 'open', code: null },
  { what: 'site', outcome: 'open', code: null },
  { what: 'sms', outcome: 'refused', code: 'sms-closed' },
]

/** A school with its service and its machine, and what each side does about a check. */
async function checkedSchool() {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const attached = await attachAgent(office, technician, clientId)
  const params = { clientId }
  return {
    agent: {
      machine: attached.machine,
      orders: async () => (await attached.call('GET /agent/orders')).orders,
      answer: (checkId: string, findings: CheckFinding[]) =>
        attached.call('POST /agent/online-checks/:checkId/answer', {
          params: { checkId },
          body: { findings },
        }),
    },
    ask: () => call('POST /api/clients/:clientId/online-checks', { params }),
    read: () => call('GET /api/clients/:clientId/online-service', { params }),
    lines: async () => {
      const { lines } = await call('GET /api/clients/:clientId/history', { params })
      return lines.map(({ event }) => event).filter((event) => event.startsWith('online-check'))
    },
  }
}
