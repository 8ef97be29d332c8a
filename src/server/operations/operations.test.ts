import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { openBackOffice } from '#testing/back-office.ts'
import { freePort } from '#testing/free-port.ts'
import { foundDistributor, hire, openSchool } from '#testing/people.ts'

const port = await freePort()
const office = await openBackOffice({ operationsPort: port })
let isOpen = true
const close = async (): Promise<void> => {
  isOpen = false
  await office.close()
}
after(() => (isOpen ? close() : undefined))

const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)

test('what is asked of the sites is counted by the model of its route; nothing names a school or a person', async () => {
  const technician = await hire(office, 'technicien', await foundDistributor(office))
  const school = await openSchool(office, technician, { name: 'École Sainte-Mesure' })
  const params = { clientId: school.id }
  for (let time = 0; time < 3; time += 1)
    await technician.browser.call('GET /api/clients/:clientId', { params })
  await technician.browser.fetch('/api/clients/not-an-id')

  const answer = await ask('/metrics')
  const text = await answer.text()
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
  const line = (status: string) =>
    `gcw_http_request_duration_seconds_count{site="portail",method="GET",route="/api/clients/:clientId",status="${status}"}`
  assert.equal(valueOf(text, line('2xx')), 3)
  assert.equal(valueOf(text, line('4xx')), 1)
  assert.equal(valueOf(text, 'gcw_transfers_running'), 0)
  assert(valueOf(text, 'gcw_signing_key_expiry_timestamp_seconds') > Date.now() / 1000 - 9e7)
  assert(valueOf(text, 'process_resident_memory_bytes') > 0)
  for (const secret of [
    school.id,
    technician.mail,
    technician.actor.id,
    'Sainte-Mesure',
    '127.0.0.1',
  ])
    assert(!text.includes(secret), secret)
})

test('a line of the audit log that waits for its seal is seen until it is sealed', async () => {
  const lines = async () => valueOf(await (await ask('/metrics')).text(), 'gcw_audit_lines_waiting')
  while ((await lines()) > 0) await delay(50)
  assert.equal(await lines(), 0)
})

test('a work in the background that fails is counted by its name', async () => {
  office.house.background.run('a work of this test', () => Promise.reject(new Error('on purpose')))
  await delay(0)
  const text = await (await ask('/metrics')).text()
  assert.equal(valueOf(text, 'gcw_background_failures_total{work="a work of this test"}'), 1)
})

test('healthy until it closes; while it closes it says so, and then answers no more', async () => {
  const healthy = await ask('/healthz')
  assert.deepEqual([healthy.status, await healthy.json()], [200, { state: 'ok' }])
  const underWay = Promise.withResolvers<void>()
  office.house.background.run('a work that takes its time', () => underWay.promise)
  const closed = close()
  const closing = await ask('/healthz')
  assert.deepEqual([closing.status, await closing.json()], [503, { state: 'closing' }])
  underWay.resolve()
  await closed
  await assert.rejects(ask('/healthz'))
})

test('a database that does not answer is said, and what was counted is still told', async () => {
  const otherPort = await freePort()
  const other = await openBackOffice({ operationsPort: otherPort })
  await other.house.database.close()
  const health = await fetch(`http://127.0.0.1:${otherPort}/healthz`)
  assert.deepEqual([health.status, await health.json()], [503, { state: 'database-unreachable' }])
  const metrics = await fetch(`http://127.0.0.1:${otherPort}/metrics`)
  assert.equal(metrics.status, 200)
  await other.close().catch(() => undefined)
})

function valueOf(text: string, name: string): number {
  const found = text.split('\n').find((line) => line.startsWith(`${name} `))
  assert(found !== undefined, `${name} is not there`)
  return Number(found.slice(name.length + 1))
}
