import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { oneConnectionPool } from './one-connection-pool.ts'

const pglite = new PGlite()
await pglite.waitReady
after(() => pglite.close())

test('beyond so many waiting, the next is refused at once; those who wait have their turn', async () => {
  const pool = oneConnectionPool(pglite, undefined, { waitingMax: 2, waitMs: 10_000 })
  const first = await pool.connect()
  const waiting = [pool.connect(), pool.connect()]
  await assert.rejects(pool.connect(), /trop occupée : 2 demandes attendent déjà/)
  first.release()
  for (const each of waiting) {
    const client = await each
    assert.deepEqual((await client.query('select 1 as one', [])).rows, [{ one: 1 }])
    client.release()
  }
  ;(await pool.connect()).release()
})

test('whoever waits too long is refused, and never holds the turn of the next', async () => {
  const pool = oneConnectionPool(pglite, undefined, { waitingMax: 10, waitMs: 200 })
  const first = await pool.connect()
  await first.query('begin', [])
  await assert.rejects(pool.connect(), /trop occupée : rien en 0.2 secondes/)
  const next = pool.connect()
  first.release()
  const client = await next
  assert.equal(pglite.isInTransaction(), false)
  client.release()
  await pool.drain(1000)
  await assert.rejects(pool.connect(), /fermée/)
})
