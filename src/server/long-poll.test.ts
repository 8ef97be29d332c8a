import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as later } from 'node:timers/promises'
import { attachAgent } from '#testing/attach-agent.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith } from '#testing/browser.ts'
import { foundDistributor, hire } from '#testing/people.ts'
import { openOnlineSchool } from '#testing/school-people.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))
const longMs = 25_000

test('an agent that waits is given its order as soon as it is asked for', async () => {
  const { agent, ask, waits, listening } = await listeningSchool()
  const waiting = waits(agent)
  await until(listening)
  const asked = await ask()
  const { orders, tookMs } = await waiting
  assert.deepEqual(orders, [{ id: asked.id, kind: 'check-online-service' }])
  assert.ok(tookMs < longMs, String(tookMs))
})

test('an order given at any moment around the start of a wait is not lost', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { agent, ask, waits } = await listeningSchool()
    const [{ orders, tookMs }] = await Promise.all([waits(agent), later(round * 2).then(ask)])
    assert.equal(orders.length, 1)
    assert.ok(tookMs < longMs, String(tookMs))
  }
})

test('many that wait hold no transaction: the house answers everybody else meanwhile', async () => {
  const schools = await Promise.all(Array.from({ length: 25 }, () => listeningSchool()))
  const waiting = schools.map(({ agent, waits }) => waits(agent))
  for (const { listening } of schools) await until(listening)
  // More than any pool of connections holds, on a database that may have a single one.
  for (const { ask } of schools) await ask()
  for (const { orders } of await Promise.all(waiting)) assert.equal(orders.length, 1)
})

test('a machine detached while it waits is given nothing, and is refused at its next request', async () => {
  const { clientId, agent: former, ask, waits, listening } = await listeningSchool()
  const waiting = waits(former)
  await until(listening)
  const agent = await attachAgent(office, technician, clientId)
  const { id } = await ask()
  assert.deepEqual((await waiting).orders, [])
  await refusedWith('agent-refused', waits(former))
  assert.deepEqual((await waits(agent)).orders, [{ id, kind: 'check-online-service' }])
})

test('an agent that goes away as it waits stops listening, and takes no order with it', async () => {
  const { agent, ask, read, listening, goAway } = await listeningSchool()
  const left = goAway()
  await until(listening)
  left.abort()
  await until(async () => !(await listening()))
  const { id } = await ask()
  assert.equal((await read()).check?.takenAt, null)
  assert.equal((await agent.call('GET /agent/orders')).orders[0]?.id, id)
})

test('who asks without waiting does not count as listening', async () => {
  const { agent, listening } = await listeningSchool()
  assert.deepEqual(await agent.call('GET /agent/orders'), { orders: [] })
  assert.equal(await listening(), false)
})

test('a house that closes lets those who wait go at once', async () => {
  const closing = await openBackOffice()
  const owner = await hire(closing, 'technicien', await foundDistributor(closing))
  const { id } = await openOnlineSchool(closing, owner)
  const agent = await attachAgent(closing, owner, id)
  const waiting = agent.call('GET /agent/orders', { query: { wait: 25 } })
  await until(() => Promise.resolve(closing.house.listeners.isListening(id)))
  // The connection is kept alive by whoever waited: it does not hold the house either.
  const closed = closing.close().then(() => 'closed')
  assert.equal(await Promise.race([closed, later(longMs, 'still there', { ref: false })]), 'closed')
  assert.deepEqual(await waiting, { orders: [] })
})

type Agent = Awaited<ReturnType<typeof attachAgent>>

async function listeningSchool() {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const agent = await attachAgent(office, technician, clientId)
  const params = { clientId }
  const { call } = technician.browser
  return {
    clientId,
    agent,
    ask: () => call('POST /api/clients/:clientId/online-checks', { params }),
    read: () => call('GET /api/clients/:clientId/online-service', { params }),
    listening: async () =>
      (await call('GET /api/clients/:clientId/online-service', { params })).listening,
    goAway: () => {
      const left = new AbortController()
      const headers = { authorization: `Bearer ${agent.credential}` }
      const url = `${office.agentsUrl}/agent/orders?wait=25`
      void fetch(url, { headers, signal: left.signal }).catch(() => {})
      return left
    },
    waits: async (agent: Agent) => {
      const startedAt = Date.now()
      const { orders } = await agent.call('GET /agent/orders', { query: { wait: 25 } })
      return { orders, tookMs: Date.now() - startedAt }
    },
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await later(5)
}
