import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { changeClient } from '#domain/clients/save-client.ts'
import { disableStaff } from '#domain/staff/change-staff.ts'
import { fulfilOrders } from '#server/keep-house.ts'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { refusedWith, type Browser } from '#testing/browser.ts'
import { foundDistributor, openSchool, schoolFields, yearContract } from '#testing/people.ts'
import { placeBulkOrder } from './place-bulk-order.ts'

const office = await openBackOffice()
after(office.close)

const newTechnician = async () => appoint(office, 'technicien', await foundDistributor(office))
const dryRun = (browser: Browser, filter = {}) =>
  browser.call('POST /api/bulk-orders/dry-run', {
    body: { filter, act: { kind: 'issue', week: 'current' } },
  })
const order = (browser: Browser, filter = {}) =>
  browser.call('POST /api/bulk-orders', {
    body: { filter, act: { kind: 'issue', week: 'current' } },
  })
const read = (browser: Browser, bulkOrderId: string) =>
  browser.call('GET /api/bulk-orders/:bulkOrderId', { params: { bulkOrderId } })

test('the dry run foretells exactly what the order then does, client by client, and writes nothing', async () => {
  const technician = await newTechnician()
  const { browser } = technician
  for (let count = 0; count < 30; count += 1) await openSchool(office, technician)
  const { id: held } = await openSchool(office, technician)
  await browser.call('POST /api/clients/:clientId/licences', {
    params: { clientId: held },
    body: {},
  })
  const stopped = await openSchool(office, technician)
  const { id: licenceId } = await browser.call('POST /api/clients/:clientId/licences', {
    params: { clientId: stopped.id },
    body: {},
  })
  await browser.call('POST /api/clients/:clientId/licences/:licenceId/revocation', {
    params: { clientId: stopped.id, licenceId },
    body: { reason: 'contract-broken', note: null },
  })
  await openSchool(office, technician, {}, null)
  await openSchool(office, technician, {}, { ...yearContract, startsOn: '2026-12-07' })
  const ended = { ...yearContract, startsOn: '2025-09-01', endsOn: '2026-08-31' }
  await openSchool(office, technician, {}, ended)

  const foreseen = await dryRun(browser)
  assert.deepEqual(foreseen, {
    total: 35,
    outcomes: { issued: 30, 'already-issued': 1, 'no-contract': 1, revoked: 1, 'not-covered': 2 },
  })
  const started = await order(browser)
  assert.equal(started.total, 35)
  await fulfilOrders(office.house)
  const done = await read(browser, started.id)
  assert.equal(done.done, 35)
  assert.deepEqual(done.outcomes, foreseen.outcomes)
  assert.ok(done.finishedAt)
  assert.deepEqual((await dryRun(browser)).outcomes, {
    'already-issued': 31,
    'no-contract': 1,
    revoked: 1,
    'not-covered': 2,
  })
  await refusedWith('bulk-issue-empty', order(browser))
})

test('an order for next week before Thursday is foretold as too early, and refused', async () => {
  const technician = await newTechnician()
  await openSchool(office, technician)
  const body = { filter: {}, act: { kind: 'issue' as const, week: 'next' as const } }
  const { outcomes } = await technician.browser.call('POST /api/bulk-orders/dry-run', { body })
  assert.deepEqual(outcomes, { 'too-early': 1 })
  await refusedWith('bulk-issue-empty', technician.browser.call('POST /api/bulk-orders', { body }))
})

test('only the clients of the filter, in one’s own scope, get a licence, in the name of whoever ordered it', async () => {
  const [technician, other] = [await newTechnician(), await newTechnician()]
  const wanted = await openSchool(office, technician, { name: 'Collège Zénith', city: 'Dinard' })
  const beside = await openSchool(office, technician, { name: 'Collège Autre', city: 'Brest' })
  const foreign = await openSchool(office, other, { name: 'Collège Zénith bis', city: 'Dinard' })
  const { id } = await order(technician.browser, { search: 'zenith', state: 'to-issue' })
  await fulfilOrders(office.house)
  const licencesOf = async (browser: Browser, clientId: string) =>
    (await browser.call('GET /api/clients/:clientId/licences', { params: { clientId } })).register
  const [licence] = await licencesOf(technician.browser, wanted.id)
  assert.equal(licence?.issuedBy, technician.actor.name)
  assert.equal(licence.cause, 'bulk')
  assert.deepEqual(await licencesOf(technician.browser, beside.id), [])
  assert.deepEqual(await licencesOf(other.browser, foreign.id), [])
  await refusedWith('not-found', read(other.browser, id))
})

test('an account disabled after its order issues nothing more, and the order says which clients failed', async () => {
  const technician = await newTechnician()
  const client = await openSchool(office, technician)
  const publisher = await appoint(office, 'administrateur', null)
  const ordered = await office.issuingWork(technician.actor, async (work, issuer) => {
    const made = await placeBulkOrder(work, issuer, {
      filter: { search: '' },
      act: { kind: 'issue', week: 'current' },
    })
    await disableStaff(work.as(system), technician.actor.id)
    return made
  })
  await fulfilOrders(office.house)
  const done = await read(publisher.browser, ordered.id)
  assert.deepEqual(done.outcomes, { failed: 1 })
  assert.deepEqual(done.odd, [{ id: client.id, name: client.name, outcome: 'failed' }])
})

test('a client that left the scope of whoever gave the order fails, and is named to the publisher alone', async () => {
  const technician = await newTechnician()
  const publisher = await appoint(office, 'administrateur', null)
  const client = await openSchool(office, technician)
  const { name, version } = client
  const moved = { ...schoolFields(await foundDistributor(office), { name }), version }
  const { id } = await office.issuingWork(technician.actor, async (work, issuer) => {
    const ordered = await placeBulkOrder(work, issuer, {
      filter: { search: '' },
      act: { kind: 'issue', week: 'current' },
    })
    await changeClient(work.as(publisher.actor), client.id, moved)
    return ordered
  })
  await fulfilOrders(office.house)
  const own = await read(technician.browser, id)
  assert.deepEqual([own.outcomes, own.odd], [{ failed: 1 }, []])
  assert.deepEqual((await read(publisher.browser, id)).odd, [
    { id: client.id, name: client.name, outcome: 'failed' },
  ])
})
