import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { detachAgent } from '#domain/enrolment/detach-agent.ts'
import { switchAccess } from '#domain/online-service/switch-service.ts'
import { packBody } from '#replication/messages/envelope.ts'
import type { Exchange } from '#replication/school-side/exchange.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { foundDistributor, hire } from '#testing/people.ts'
import { tableDigests } from '#testing/table-digests.ts'
import { openTransferringSchool, postMessage } from '#testing/transferring-school.ts'
import { onlinePlacesOf } from './routes/places.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))

/** When somebody was seen, what was refused and what waits to leave may be noted; nothing else. */
const mayMove = /^(audit_|sessions$|agents$|tries$|outgoing_mails$)/

const school = await openTransferringSchool(office, technician)
school.put('niveau', [{ id: 'N1', libelle: 'Sixième' }])

/** All messages of one whole transfer, as they left. */
async function overheard(of = school): Promise<readonly Buffer[]> {
  const bodies: Buffer[] = []
  const exchange: Exchange = (body) => {
    bodies.push(body)
    return of.exchange(body)
  }
  await of.transfer({}, { exchange })
  return bodies
}

async function refused(
  code: string,
  status: number,
  body: Uint8Array | string,
  { credential = school.agent.credential, type = 'application/octet-stream' } = {},
): Promise<void> {
  const before = await tableDigests(office.house.database, mayMove)
  const answer = await postMessage(office, credential, body, type)
  const problem = (await answer.json()) as { code: string; title: string }
  assert.deepEqual([problem.code, answer.status], [code, status])
  assert(problem.title.length > 10)
  assert.deepEqual(await tableDigests(office.house.database, mayMove), before)
}

test('what is no message is refused and changes nothing: noise, HTML, JSON, an empty body', async () => {
  for (const body of [
    randomBytes(300),
    Buffer.from('<html>Portail captif</html>'),
    Buffer.from([1, 2, 3]),
    Buffer.concat([Buffer.from([2]), gzipSync('{"type":')]),
  ])
    await refused('transfer-message-unreadable', 400, body)
  await refused('not-json', 415, '{"type":"open"}', { type: 'application/json' })
  await refused('not-json', 415, '<html></html>', { type: 'text/html' })
})

test('a message that says what none says is refused, with the place', async () => {
  for (const content of [null, [], {}, { type: 'delete-everything' }, { type: 'close', fence: -1 }])
    await refused('transfer-message-refused', 400, packBody(content))
})

test('what is too large is refused, as it comes and as it unfolds', async () => {
  await refused('too-large', 413, randomBytes(521 * 1024))
  const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 })
  assert(bomb.length < 500 * 1024)
  await refused('transfer-message-too-large', 413, Buffer.concat([Buffer.from([2]), bomb]))
})

test('messages of a transfer that is over, in whatever order they come again, do nothing', async () => {
  const bodies = await overheard()
  assert(bodies.length >= 3)
  for (const body of bodies.slice(0, -1).toReversed()) {
    const before = await tableDigests(office.house.database, mayMove)
    const answer = await postMessage(office, school.agent.credential, body)
    assert(answer.status === 409, String(answer.status))
    await answer.arrayBuffer()
    assert.deepEqual(await tableDigests(office.house.database, mayMove), before)
  }
})

test('another school’s messages, with its transfer and its fence, are refused', async () => {
  const other = await openTransferringSchool(office, technician)
  other.put('niveau', [{ id: 'N2', libelle: 'Cinquième' }])
  const [open, ...others] = await overheard(other)
  assert(open)
  await refused('transfer-key-differs', 409, open)
  for (const body of others) await refused('transfer-superseded', 409, body)
})

test('a closed service takes none, and neither does it from a machine that was detached', async () => {
  const closing = await openTransferringSchool(office, technician)
  const [open] = await overheard(closing)
  assert(open)
  const { clientId, agent } = closing
  const { credential } = agent
  const places = onlinePlacesOf(office.house)
  await office.work(technician.actor, (work) => switchAccess(work, places, clientId, false))
  await refused('service-closed', 403, open, { credential })
  await office.work(technician.actor, (work) => switchAccess(work, places, clientId, true))
  await office.work(technician.actor, (work) => detachAgent(work, { clientId, agentId: agent.id }))
  await refused('agent-refused', 401, open, { credential })
  await refused('agent-refused', 401, open, { credential: 'x'.repeat(43) })
})
