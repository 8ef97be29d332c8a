import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { openLog } from '#platform/log.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { openNeighbours } from './open-neighbours.ts'

const database = await openTestDatabase()
after(database.close)
const log = openLog('silent')
const longMs = 60_000
const skip = testDatabaseKind() !== 'postgres' && 'nobody shares an embedded database'

test(
  'what one process wakes is heard in the others, and each knows whose agents wait elsewhere',
  {
    skip,
  },
  async () => {
    const [here, there] = await twoNeighbours()
    const client = randomUUID()
    const ear = there.listeners.listen(client, longMs)
    await until(() => here.listeners.isListening(client))
    assert.equal(here.listeners.isListening(randomUUID()), false)
    const changed = Promise.withResolvers<void>()
    const stop = there.watchers.watch(client, 'a person', {
      changed: changed.resolve,
      over: () => {},
    })

    here.listeners.wake(client)
    here.watchers.changed(client)
    assert.equal(await ear.heard, 'woken')
    await changed.promise
    ear.stop()
    stop()
    await Promise.all([here.close(), there.close()])
  },
)

test('a process that comes later learns whose agents wait', { skip }, async () => {
  const [here, there] = await twoNeighbours()
  const clients = Array.from({ length: 100 }, () => randomUUID())
  const ears = clients.map((client) => here.listeners.listen(client, longMs))
  const late = await openNeighbours(database, log)
  await until(() => clients.every((client) => late.listeners.isListening(client)))
  for (const ear of ears) ear.stop()
  await Promise.all([here, there, late].map((one) => one.close()))
})

test(
  'when the database cuts the channel, all look again once it is back, and hear as before',
  {
    skip,
  },
  async () => {
    const [here, there] = await twoNeighbours()
    const client = randomUUID()
    const ear = there.listeners.listen(client, longMs)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'gestion-clients-web-channel'`.execute(
      database.kysely,
    )
    assert.equal(await ear.heard, 'woken')
    ear.stop()
    const next = there.listeners.listen(client, longMs)
    await until(() => here.listeners.isListening(client))
    // The first words may go while the other one is not back.
    const calling = setInterval(() => here.listeners.wake(client), 100)
    assert.equal(await next.heard, 'woken')
    clearInterval(calling)
    next.stop()
    await Promise.all([here.close(), there.close()])
  },
)

test('within one process all works without any other', async () => {
  const alone = await openNeighbours(database, log)
  const client = randomUUID()
  const ear = alone.listeners.listen(client, longMs)
  assert.equal(alone.listeners.isListening(client), true)
  alone.listeners.wake(client)
  assert.equal(await ear.heard, 'woken')
  ear.stop()
  await alone.close()
})

function twoNeighbours() {
  return Promise.all([openNeighbours(database, log), openNeighbours(database, log)])
}

/** Ends with the test's own limit of time. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(10)
}
