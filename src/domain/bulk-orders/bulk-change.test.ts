import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { BulkAct } from '#contracts/bulk-orders.ts'
import { assignDistributor } from '#domain/clients/assign-distributor.ts'
import { switchRenewal } from '#domain/licences/switch-renewal.ts'
import { fulfilOrders } from '#server/keep-house.ts'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { refusedWith, type Browser } from '#testing/browser.ts'
import { foundDistributor, openSchool } from '#testing/people.ts'
import { clearOldBulkOrders } from './clear-old-bulk-orders.ts'
import { placeBulkOrder } from './place-bulk-order.ts'
import { undoBulkOrder } from './undo-bulk-order.ts'

const office = await openBackOffice()
after(office.close)

const publisher = await appoint(office, 'administrateur', null)
let groups = 0

/** A distributor, its technician and its schools, found by a word of their names. */
async function openGroup(schools: number) {
  groups += 1
  const search = `grappe${groups}x`
  const distributor = await foundDistributor(office)
  const technician = await appoint(office, 'technicien', distributor)
  const ids: string[] = []
  for (let number = 0; number < schools; number += 1)
    ids.push((await openSchool(office, technician, { name: `École ${search} ${number}` })).id)
  return { search, distributor, technician, ids }
}

const place = (browser: Browser, search: string, act: BulkAct) =>
  browser.call('POST /api/bulk-orders', { body: { filter: { search }, act } })
const dryRun = (browser: Browser, search: string, act: BulkAct) =>
  browser.call('POST /api/bulk-orders/dry-run', { body: { filter: { search }, act } })
const read = (browser: Browser, bulkOrderId: string) =>
  browser.call('GET /api/bulk-orders/:bulkOrderId', { params: { bulkOrderId } })
const undo = (browser: Browser, bulkOrderId: string) =>
  browser.call('POST /api/bulk-orders/:bulkOrderId/undo', { params: { bulkOrderId } })

async function placed(browser: Browser, search: string, act: BulkAct) {
  const { id } = await place(browser, search, act)
  await fulfilOrders(office.house)
  return read(browser, id)
}
async function undone(browser: Browser, id: string) {
  const undoing = await undo(browser, id)
  await fulfilOrders(office.house)
  return read(browser, undoing.id)
}
const distributorsOf = (clientIds: readonly string[]) =>
  Promise.all(
    clientIds.map(async (clientId) => {
      const params = { clientId }
      const { distributor } = await publisher.browser.call('GET /api/clients/:clientId', { params })
      return distributor?.id ?? null
    }),
  )
const renewalsOf = (clientIds: readonly string[]) =>
  Promise.all(
    clientIds.map(async (clientId) => {
      const params = { clientId }
      return (await publisher.browser.call('GET /api/clients/:clientId/licences', { params }))
        .renews
    }),
  )
const assign = (clientId: string, to: string | null) =>
  office.work(publisher.actor, (work) => assignDistributor(work, clientId, to))

test('all the clients of a filter get another distributor, as the dry run foretold; « Annuler » gives each its own back', async () => {
  const { search, distributor, ids } = await openGroup(23)
  const other = await foundDistributor(office)
  const third = await foundDistributor(office)
  const [already = '', elsewhere = '', nobodys = ''] = ids
  await assign(already, other)
  await assign(elsewhere, third)
  await assign(nobodys, null)
  const act = { kind: 'distributor', distributorId: other } as const
  const foreseen = await dryRun(publisher.browser, search, act)
  assert.deepEqual(foreseen, { total: 23, outcomes: { changed: 22, 'already-so': 1 } })
  assert.equal((await distributorsOf([elsewhere]))[0], third, 'a dry run writes nothing')

  const done = await placed(publisher.browser, search, act)
  assert.deepEqual([done.act, done.outcomes], [act, foreseen.outcomes])
  assert.deepEqual([done.canUndo, done.undoneBy], [true, null])
  assert.deepEqual(await distributorsOf(ids), Array(23).fill(other))

  const back = await undone(publisher.browser, done.id)
  assert.deepEqual([back.undoes, back.outcomes], [done.id, { changed: 22 }])
  assert.deepEqual(await distributorsOf(ids), [
    other,
    third,
    null,
    ...Array<string>(20).fill(distributor),
  ])
  const { canUndo, undoneBy } = await read(publisher.browser, done.id)
  assert.deepEqual([canUndo, undoneBy], [false, back.id])
})

test('clients can be left without distributor, and are given back', async () => {
  const { search, distributor, ids } = await openGroup(2)
  const act = { kind: 'distributor', distributorId: null } as const
  const { id } = await placed(publisher.browser, search, act)
  assert.deepEqual(await distributorsOf(ids), [null, null])
  await undone(publisher.browser, id)
  assert.deepEqual(await distributorsOf(ids), [distributor, distributor])
})

test('what somebody changed since is not put back, and is told by name', async () => {
  const { search, ids } = await openGroup(3)
  const [first = '', second = ''] = ids
  const act = { kind: 'distributor', distributorId: await foundDistributor(office) } as const
  const { id } = await placed(publisher.browser, search, act)
  const third = await foundDistributor(office)
  await assign(second, third)
  const back = await undone(publisher.browser, id)
  assert.deepEqual(back.outcomes, { changed: 2, 'changed-since': 1 })
  assert.deepEqual(
    back.odd.map(({ id, outcome }) => [id, outcome]),
    [[second, 'changed-since']],
  )
  assert.deepEqual(await distributorsOf([second]), [third])
  assert.notDeepEqual(await distributorsOf([first]), [act.distributorId])
})

test('renewal is switched off and on again by its own technician; schools without a contract are counted apart', async () => {
  const { search, technician, ids } = await openGroup(4)
  const [off = ''] = ids
  await openSchool(office, technician, { name: `École ${search} sans contrat` }, null)
  await office.work(technician.actor, (work) => switchRenewal(work, off, false))
  const act = { kind: 'renewal', on: false } as const
  const outcomes = { changed: 3, 'already-so': 1, 'no-contract': 1 }
  assert.deepEqual((await dryRun(technician.browser, search, act)).outcomes, outcomes)
  const done = await placed(technician.browser, search, act)
  assert.deepEqual(done.outcomes, outcomes)
  assert.deepEqual(await renewalsOf(ids), [false, false, false, false])
  await undone(technician.browser, done.id)
  assert.deepEqual(await renewalsOf(ids), [false, true, true, true])
})

test('each change leaves its line in the client’s history, in the name of whoever ordered it', async () => {
  const { search, technician, ids } = await openGroup(1)
  const { id } = await placed(technician.browser, search, { kind: 'renewal', on: false })
  await undone(technician.browser, id)
  const [clientId = ''] = ids
  const { lines } = await technician.browser.call('GET /api/clients/:clientId/history', {
    params: { clientId },
  })
  const switched = lines.filter(({ event }) => event === 'renewal-switched')
  assert.deepEqual(
    switched.map(({ who, changes }) => [who, changes]),
    [
      [technician.actor.name, { renews: { from: false, to: true } }],
      [technician.actor.name, { renews: { from: true, to: false } }],
    ],
  )
})

test('a technician assigns nobody, neither by an order nor by its dry run, and undoes no other’s order', async () => {
  const { search, technician, distributor, ids } = await openGroup(1)
  const act = { kind: 'distributor', distributorId: null } as const
  await refusedWith('not-allowed', place(technician.browser, search, act))
  await refusedWith('not-allowed', dryRun(technician.browser, search, act))
  assert.deepEqual(await distributorsOf(ids), [distributor])
  const { id } = await placed(technician.browser, search, { kind: 'renewal', on: false })
  const other = await openGroup(1)
  await refusedWith('not-found', undo(other.technician.browser, id))
  assert.deepEqual(await renewalsOf(ids), [false])
})

test('an order that would change nobody is refused, as is a distributor that does not exist', async () => {
  const { search, distributor } = await openGroup(1)
  const order = (distributorId: string) =>
    place(publisher.browser, search, { kind: 'distributor', distributorId })
  await refusedWith('bulk-change-empty', order(distributor))
  await refusedWith('not-found', order('00000000-0000-4000-8000-000000000000'))
})

test('an order is undone once, when it is over; licences and an undoing are not undone', async () => {
  const { search, technician } = await openGroup(1)
  const act = { kind: 'renewal', on: false } as const
  const { id } = await office.issuingWork(technician.actor, async (work, issuer) => {
    const ordered = await placeBulkOrder(work, issuer, { filter: { search }, act })
    await refusedWith('bulk-order-under-way', undoBulkOrder(work, ordered.id))
    return ordered
  })
  await fulfilOrders(office.house)
  const both = await Promise.allSettled([
    undo(technician.browser, id),
    undo(technician.browser, id),
  ])
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
  await refusedWith('bulk-order-undone', undo(technician.browser, id))
  const { undoneBy } = await read(technician.browser, id)
  await fulfilOrders(office.house)
  await refusedWith('bulk-order-final', undo(technician.browser, undoneBy ?? ''))
  const issued = await placed(technician.browser, search, { kind: 'issue', week: 'current' })
  assert.equal(issued.canUndo, false)
  await refusedWith('bulk-order-final', undo(technician.browser, issued.id))
})

test('old orders are cleared, the one that another undoes after that one', async () => {
  const { search, technician } = await openGroup(1)
  const { id } = await placed(technician.browser, search, { kind: 'renewal', on: false })
  const back = await undone(technician.browser, id)
  const clear = () => office.work(system, clearOldBulkOrders)
  await clear()
  assert.equal((await read(technician.browser, id)).undoneBy, back.id)
  office.clock.advance(31 * 86_400_000)
  await clear()
  await clear()
  const later = await appoint(office, 'administrateur', null)
  for (const gone of [id, back.id]) await refusedWith('not-found', read(later.browser, gone))
})
