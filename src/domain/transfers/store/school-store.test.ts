import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import type { Store } from '#replication/online-side/store.ts'
import { testStoreContract } from '#replication/testing/store-contract.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { foundDistributor, hire, openSchool } from '#testing/people.ts'
import { schoolStore } from './school-store.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))
const { kysely } = office.house.database

testStoreContract('in the database', async () => {
  const { id: clientId } = await openSchool(office, technician)
  const ofHead = (collection: string) => sql`
    r.client_id = ${clientId} and r.collection = ${collection} and r.generation =
      (select generation from replica_heads h where h.client_id = r.client_id and h.collection = r.collection)`
  return {
    within: (act) => office.work(system, (work) => act(schoolStore(work, clientId, catalogue))),
    published: async ({ name }) => {
      const { rows } = await sql<{ key: string; hidden: boolean }>`
        select key, hidden from replica_rows r where ${ofHead(name)} order by key`.execute(kysely)
      return rows
    },
    tamper: async ({ name }, key, field) => {
      await sql`
        update replica_rows r set body = jsonb_set(body, ${[field]}::text[], '"changé à la main"')
        where ${ofHead(name)} and key = ${key}`.execute(kysely)
    },
  }
})

test('entries arrived only where the ledger holds exactly them: one that came in meanwhile waits', async () => {
  const { id: clientId } = await openSchool(office, technician)
  const within = <Result>(act: (store: Store) => Promise<Result>): Promise<Result> =>
    office.work(system, (work) => act(schoolStore(work, clientId, catalogue)))
  const enter = (key: string) =>
    within((store) =>
      store.takeBack([
        {
          id: randomUUID(),
          collection: 'appel',
          key,
          row: null,
          at: '2026-11-24T07:05:00.000Z',
        },
      ]),
    )
  const arrived = async () => {
    const { rows } = await sql<{ key: string }>`
      select key from online_operations
      where client_id = ${clientId} and arrived_at is not null order by key`.execute(kysely)
    return rows.map(({ key }) => key)
  }
  await enter('A')
  const ledger = await within((store) => store.operationsFingerprint())
  await enter('B')
  await within((store) => store.noteArrived(ledger))
  assert.deepEqual(await arrived(), [])
  const whole = await within((store) => store.operationsFingerprint())
  await within((store) => store.noteArrived(whole))
  assert.deepEqual(await arrived(), ['A', 'B'])
})
