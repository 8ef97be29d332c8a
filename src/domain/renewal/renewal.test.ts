import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { revokeLicence } from '#domain/licences/revoke-licence.ts'
import { sql } from 'kysely'
import { renewAll } from '#server/keep-house.ts'
import { appoint } from '#testing/appoint.ts'
import { atInstantFor } from '#testing/at-instant.ts'
import { openBackOffice } from '#testing/back-office.ts'
import type { Browser } from '#testing/browser.ts'
import { foundDistributor, openSchool, yearContract } from '#testing/people.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'

const office = await openBackOffice()
after(office.close)

const distributor = await foundDistributor(office)
const technician = await appoint(office, 'technicien', distributor)

const atInstant = atInstantFor(office, technician)
const issue = (clientId: string) =>
  technician.browser.call('POST /api/clients/:clientId/licences', {
    params: { clientId },
    body: {},
  })
const read = (browser: Browser, clientId: string) =>
  browser.call('GET /api/clients/:clientId/licences', { params: { clientId } })
const weeksOf = async (browser: Browser, clientId: string) =>
  (await read(browser, clientId)).register
    .filter(({ revoked }) => revoked === null)
    .map(({ week }) => week)
    .toSorted()
const switchRenewal = (clientId: string, on: boolean) =>
  technician.browser.call('PUT /api/clients/:clientId/renewal', {
    params: { clientId },
    body: { on },
  })

test('from Thursday on next week’s licence comes by itself, once, and nobody’s name is put to it', async () => {
  const { id } = await openSchool(office, technician)
  await issue(id)
  assert.equal((await read(technician.browser, id)).nextState, 'will-renew')
  await renewAll(office.house)
  assert.deepEqual(await weeksOf(technician.browser, id), ['2026-W48'], 'it is Tuesday')
  await atInstant('2026-11-25T23:00:00Z', async (browser) => {
    await Promise.all([renewAll(office.house), renewAll(office.house)])
    assert.deepEqual(await weeksOf(browser, id), ['2026-W48', '2026-W49'])
    const { next, nextState } = await read(browser, id)
    assert.equal(nextState, 'issued')
    assert.equal(next.licence?.issuedBy, null)
    assert.equal(next.licence.cause, 'renewal')
  })
})

test('on Thursday in Nouméa, Wednesday in Paris: each school’s own calendar decides', async () => {
  const noumea = await openSchool(office, technician, { timeZone: 'Pacific/Noumea' })
  const paris = await openSchool(office, technician)
  for (const { id } of [noumea, paris]) await issue(id)
  await atInstant('2026-11-25T13:00:00Z', async (browser) => {
    await renewAll(office.house)
    assert.deepEqual(await weeksOf(browser, noumea.id), ['2026-W48', '2026-W49'])
    assert.deepEqual(await weeksOf(browser, paris.id), ['2026-W48'])
  })
})

test('a house that stood still over Monday issues this week’s licence too; after more than five weeks it waits for somebody', async () => {
  const { id } = await openSchool(office, technician)
  await issue(id)
  await atInstant('2026-12-08T09:00:00Z', async (browser) => {
    await renewAll(office.house)
    assert.deepEqual(await weeksOf(browser, id), ['2026-W48', '2026-W50'])
  })
  const asleep = await openSchool(office, technician)
  await issue(asleep.id)
  await atInstant('2027-01-05T09:00:00Z', async (browser) => {
    await renewAll(office.house)
    assert.deepEqual(await weeksOf(browser, asleep.id), ['2026-W48'])
    assert.equal((await read(browser, asleep.id)).nextState, 'never-issued')
  })
})

test('nothing comes by itself without a first licence, with renewal off, after a revocation, or beyond the contract', async () => {
  const never = await openSchool(office, technician)
  const off = await openSchool(office, technician)
  const stopped = await openSchool(office, technician)
  const ends = await openSchool(office, technician, {}, { ...yearContract, endsOn: '2026-11-29' })
  for (const { id } of [off, ends]) await issue(id)
  await switchRenewal(off.id, false)
  const { id: licenceId } = await issue(stopped.id)
  await technician.browser.call('POST /api/clients/:clientId/licences/:licenceId/revocation', {
    params: { clientId: stopped.id, licenceId },
    body: { reason: 'other', note: null },
  })
  const states = async () =>
    Promise.all(
      [never, off, stopped, ends].map(
        async ({ id }) => (await read(technician.browser, id)).nextState,
      ),
    )
  assert.deepEqual(await states(), ['never-issued', 'renewal-off', 'stopped', 'contract-ends'])
  await atInstant('2026-11-27T09:00:00Z', async (browser) => {
    await renewAll(office.house)
    for (const { id } of [never, off, stopped, ends])
      assert.ok(!(await weeksOf(browser, id)).includes('2026-W49'), id)
  })
})

test('next week’s licence revoked by hand does not come back by itself; this week’s neither', async () => {
  const { id } = await openSchool(office, technician)
  await issue(id)
  await atInstant('2026-11-27T09:00:00Z', async (browser) => {
    await renewAll(office.house)
    const revoke = async (week: 'current' | 'next') =>
      browser.call('POST /api/clients/:clientId/licences/:licenceId/revocation', {
        params: { clientId: id, licenceId: (await read(browser, id))[week].licence?.id ?? '' },
        body: { reason: 'other', note: null },
      })
    await revoke('next')
    await renewAll(office.house)
    assert.deepEqual(await weeksOf(browser, id), ['2026-W48'])
    await revoke('current')
    await renewAll(office.house)
    assert.deepEqual(await weeksOf(browser, id), [])
    assert.equal((await read(browser, id)).nextState, 'stopped')
  })
})

test('renewal switched off and on again leaves two lines, and saying the same again none', async () => {
  const { id: clientId } = await openSchool(office, technician)
  for (const on of [false, false, true, true]) await switchRenewal(clientId, on)
  const { lines } = await technician.browser.call('GET /api/clients/:clientId/history', {
    params: { clientId },
  })
  assert.equal(lines.filter(({ event }) => event === 'renewal-switched').length, 2)
})

test('this week’s licence revoked takes next week’s with it: neither comes back on Monday', async () => {
  const { id } = await openSchool(office, technician)
  await issue(id)
  await atInstant('2026-11-27T09:00:00Z', async (browser) => {
    await renewAll(office.house)
    const { current } = await read(browser, id)
    await browser.call('POST /api/clients/:clientId/licences/:licenceId/revocation', {
      params: { clientId: id, licenceId: current.licence?.id ?? '' },
      body: { reason: 'contract-broken', note: null },
    })
    assert.deepEqual(await weeksOf(browser, id), [])
  })
  await atInstant('2026-11-30T09:00:00Z', async (browser) => {
    await renewAll(office.house)
    assert.deepEqual(await weeksOf(browser, id), [])
  })
})

test('a client with which something unforeseen goes wrong holds up nobody else', async () => {
  const schools = []
  for (let count = 0; count < 4; count += 1) {
    const { id } = await openSchool(office, technician)
    await issue(id)
    schools.push(id)
  }
  const ids = schools.toSorted()
  // A file that no licence can say: the signer throws.
  await sql`update clients set uai = '' where id = ${ids[0]}`.execute(office.house.database.kysely)
  await atInstant('2026-11-27T09:00:00Z', async (browser) => {
    await renewAll(office.house)
    const weeks = await Promise.all(ids.map((id) => weeksOf(browser, id)))
    assert.deepEqual(
      weeks.map(({ length }) => length),
      [1, 2, 2, 2],
    )
  })
})

test('the board shows who will be without, by distributor, and not those whose licence comes by itself', async () => {
  const own = await foundDistributor(office)
  const here = await appoint(office, 'technicien', own)
  const states = ['will-renew', 'renewal-off', 'never-issued'] as const
  const clients = []
  for (const state of states) {
    const client = await openSchool(office, here)
    clients.push(client)
    if (state !== 'never-issued') await issueAs(here.browser, client.id)
    if (state === 'renewal-off')
      await here.browser.call('PUT /api/clients/:clientId/renewal', {
        params: { clientId: client.id },
        body: { on: false },
      })
  }
  await openSchool(office, here, {}, null)
  const board = await here.browser.call('GET /api/next-week', {})
  assert.deepEqual(
    board.without.map(({ id, state }) => [id, state]),
    [
      [clients[2]?.id, 'never-issued'],
      [clients[1]?.id, 'renewal-off'],
    ],
  )
  assert.equal(board.withoutTotal, 2)
  assert.deepEqual(board.distributors, [
    {
      id: own,
      name: board.distributors[0]?.name,
      clients: 4,
      states: { 'no-contract': 1, 'never-issued': 1, 'renewal-off': 1, 'will-renew': 1 },
    },
  ])
  const { total, rows } = await here.browser.call('GET /api/clients', {
    query: { next: 'without' },
  })
  assert.equal(total, 2)
  assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set([clients[1]?.id, clients[2]?.id]))
  const administrator = await appoint(office, 'administrateur', null)
  const all = await administrator.browser.call('GET /api/next-week', {
    query: { distributor: own },
  })
  assert.ok(all.distributors.length > 1)
  assert.equal(all.withoutTotal, 2)
})

function issueAs(browser: Browser, clientId: string) {
  return browser.call('POST /api/clients/:clientId/licences', { params: { clientId }, body: {} })
}

test(
  'what somebody revokes while renewal is about to come to that client does not come back',
  {
    skip: testDatabaseKind() !== 'postgres' && 'only on PostgreSQL, whose run of this suite has it',
  },
  async () => {
    const { id } = await openSchool(office, technician)
    const { id: licenceId } = await issue(id)
    await atInstant('2026-11-27T09:00:00Z', async (browser) => {
      let renewing: Promise<void> | undefined
      await office.work(technician.actor, async (work) => {
        const why = { reason: 'contract-broken', note: null } as const
        await revokeLicence(work, { clientId: id, licenceId }, why)
        renewing = renewAll(office.house)
        await delay(1000) // it has chosen this client by now, and waits for it
      })
      await renewing
      assert.deepEqual(await weeksOf(browser, id), [])
    })
  },
)
