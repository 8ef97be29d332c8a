import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { test, type TestContext } from 'node:test'
import { saveAttachment } from '../folder/attachment.ts'
import type { RunEvent } from '../machine.ts'
import { temporaryFolder, testRun } from '../testing/test-machine.ts'
import { startServer } from '../testing/test-servers.ts'
import { listenForOrders } from './listen-for-orders.ts'

test('a service that is away, or lets go at once, is asked after growing pauses, and nothing is said of it', async (context) => {
  const away: RequestListener[] = [
    (_, response) => response.writeHead(503).end(),
    (_, response) => response.writeHead(200).end('<html>Portail</html>'),
    (_, response) => response.writeHead(200).end('{"orders":[]}'),
    (request) => request.socket.destroy(),
  ]
  for (const answer of away) {
    const { asked, pauses, said } = await listen(context, answer, 8)
    assert.equal(asked.length, 8, 'asked once each time')
    pauses.forEach((ms, index) => {
      const middleMs = Math.min(10_000 * 2 ** index, 300_000)
      assert.ok(ms >= middleMs / 2 && ms < middleMs * 1.5, `${index}: ${ms}`)
    })
    assert.deepEqual(said, [])
  }
})

test('two machines that lose the service at the same instant do not come back at the same instant', async (context) => {
  const answer: RequestListener = (_, response) => response.writeHead(503).end()
  const [one, other] = [
    await listen(context, answer, 1, 'seed of one'),
    await listen(context, answer, 1, 'seed of the other'),
  ]
  assert.notEqual(one.pauses[0], other.pauses[0])
})

test('a question that the service keeps longer than any other answer takes is waited for, and pauses start anew', async (context) => {
  const id = randomUUID()
  let questions = 0
  const { said, pauses } = await listen(
    context,
    ({ url }, response) => {
      if (url !== '/agent/orders?wait=25') return response.writeHead(204).end()
      questions += 1
      if (questions !== 3) return response.writeHead(503).end()
      setTimeout(() => {
        const orders = [{ id, kind: 'check-online-service' }]
        response.writeHead(200).end(JSON.stringify({ orders }))
      }, 500)
    },
    3,
  )
  assert.deepEqual(
    said.map(({ event }) => event),
    ['checked'],
  )
  const [, second = 0, third = 0] = pauses
  assert.ok(second >= 10_000 && third < 15_000, String(pauses))
})

const standing = new Date('2026-11-24T08:00:00Z')

/** Listens to a service that answers so, until so many pauses. */
async function listen(
  context: TestContext,
  answer: RequestListener,
  pausesMax: number,
  seed = 'graine',
) {
  const { origin, asked } = await startServer(context, answer)
  const folder = await temporaryFolder(context)
  await saveAttachment(folder, {
    v: 1,
    address: origin,
    agent: randomUUID(),
    credential: 'un-secret-de-ce-poste',
    school: { id: randomUUID(), ogec: '01234567', name: 'Collège', timeZone: 'Europe/Paris' },
    proxy: null,
    attachedAt: standing.toISOString(),
    formerOgecs: [],
  })
  const ending = new AbortController()
  const pauses: number[] = []
  const said: RunEvent[] = []
  const run = testRun(folder, {
    now: () => standing,
    patience: { connectMs: 200, answerMs: 200, retriesMax: 3, firstPauseMs: 1 },
    wait: async (ms) => {
      pauses.push(ms)
      if (pauses.length >= pausesMax) ending.abort()
    },
  })
  await listenForOrders({ ...run, say: (event) => said.push(event) }, seed, ending.signal)
  return { asked, pauses, said }
}
