import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { journalBytesMax } from '#contracts/agent-journal.ts'
import { attachAgent } from '#testing/attach-agent.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith } from '#testing/browser.ts'
import { foundDistributor, hire, openSchool } from '#testing/people.ts'
import { openOnlineSchool } from '#testing/school-people.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))
const { call } = technician.browser

test('what a machine sends is read with when it came and from which one, until it sends again', async () => {
  const { agent, read } = await school()
  assert.equal((await read()).journal, null)
  await agent.send('-DEBUT <b>premier</b>\r\n-FIN')
  const receivedAt = office.clock.now().toISOString()
  const first = { text: '-DEBUT <b>premier</b>\r\n-FIN', receivedAt, machine: agent.machine }
  assert.deepEqual((await read()).journal, first)
  office.clock.advance(1000)
  await agent.send('')
  assert.equal((await read()).journal?.text, '', 'a machine that has noted nothing says so')
})

test('a journal that is asked for is ordered until it comes; asking twice leaves one request and one line', async () => {
  const { agent, ask, read, lines } = await school()
  await Promise.all([ask(), ask()])
  const { request } = await read()
  assert.equal(request?.askedBy, technician.actor.name)
  const orders = await agent.orders()
  assert.deepEqual(
    orders.map(({ kind }) => kind),
    ['send-journal'],
  )
  assert.deepEqual(await agent.orders(), orders, 'again after a crash')
  await agent.send('-DEBUT')
  assert.deepEqual(await agent.orders(), [])
  assert.equal((await read()).request, null)
  assert.deepEqual(await lines(), ['journal-asked'])
  await ask()
  assert.notDeepEqual(await agent.orders(), orders)
})

test('a journal and a check that wait are ordered together, the check first', async () => {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const { agent, ask } = await attached(clientId)
  await ask()
  await call('POST /api/clients/:clientId/online-checks', { params: { clientId } })
  const orders = await agent.orders()
  assert.deepEqual(
    orders.map(({ kind }) => kind),
    ['check-online-service', 'send-journal'],
  )
})

test('a machine that was replaced is asked nothing: the one that is there now is', async () => {
  const before = await school()
  await before.ask()
  const now = await attached(before.clientId)
  await refusedWith('agent-refused', before.agent.orders())
  assert.equal((await now.agent.orders()).length, 1)
  await now.agent.send('-DEBUT')
  assert.equal((await before.read()).journal?.machine, now.agent.machine)
})

test('without a machine there is nobody to ask', async () => {
  const { id: clientId } = await openSchool(office, technician)
  const params = { clientId }
  await refusedWith(
    'no-agent-attached',
    call('POST /api/clients/:clientId/journal-requests', { params }),
  )
})

test('a journal of 200 KB is taken; one that is longer, or that no screen can show, is not', async () => {
  const { agent, read } = await school()
  const longest = 'é'.repeat(journalBytesMax / 2)
  await agent.send(longest)
  assert.equal((await read()).journal?.text, longest)
  await refusedWith('input-refused', agent.send(`${longest}e`))
  await refusedWith('input-refused', agent.send('\u0000'))
  await refusedWith('too-large', agent.send('\n'.repeat(journalBytesMax)))
  assert.equal((await read()).journal?.text, longest)
})

async function school() {
  const { id } = await openSchool(office, technician)
  return attached(id)
}

/** A client with its machine, and what each side does about the journal. */
async function attached(clientId: string) {
  const machine = await attachAgent(office, technician, clientId)
  const params = { clientId }
  return {
    clientId,
    agent: {
      machine: machine.machine,
      orders: async () => (await machine.call('GET /agent/orders')).orders,
      send: (text: string) => machine.call('POST /agent/journal', { body: { text } }),
    },
    ask: () => call('POST /api/clients/:clientId/journal-requests', { params }),
    read: () => call('GET /api/clients/:clientId/journal', { params }),
    lines: async () => {
      const { lines } = await call('GET /api/clients/:clientId/history', { params })
      return lines.map(({ event }) => event).filter((event) => event.startsWith('journal'))
    },
  }
}
