import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { placeBulkOrder } from '#domain/bulk-orders/place-bulk-order.ts'
import { revokeSigningKey } from '#domain/keys/revoke-signing-key.ts'
import { signingKeyAt } from '#domain/keys/licence-keys.ts'
import { fulfilOrders, lookAtKeys, renewAll } from '#server/keep-house.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { atInstantFor } from '#testing/at-instant.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith, type Browser } from '#testing/browser.ts'
import { foundDistributor, openSchool, yearContract } from '#testing/people.ts'

const office = await openBackOffice()
after(office.close)

const tuesday = office.clock.now()
const technician = await appoint(office, 'technicien', await foundDistributor(office))

const atInstant = atInstantFor(office, technician)
const issue = (browser: Browser, clientId: string, week: 'current' | 'next' = 'current') =>
  browser.call('POST /api/clients/:clientId/licences', { params: { clientId }, body: { week } })
const read = (browser: Browser, clientId: string) =>
  browser.call('GET /api/clients/:clientId/licences', { params: { clientId } })
const replace = (browser: Browser, clientId: string, licenceId: string) =>
  browser.call('POST /api/clients/:clientId/licences/:licenceId/replacement', {
    params: { clientId, licenceId },
    body: {},
  })
const weeksOf = async (browser: Browser, clientId: string) =>
  (await read(browser, clientId)).register
    .filter(({ revoked }) => revoked === null)
    .map(({ week }) => week)
    .toSorted()
const changeContract = (browser: Browser, clientId: string, some: Partial<typeof yearContract>) =>
  browser.call('PUT /api/clients/:clientId/contract', {
    params: { clientId },
    body: { ...yearContract, modules: [...yearContract.modules], version: 1, ...some },
  })

async function moveTo(browser: Browser, clientId: string, timeZone: 'Pacific/Noumea') {
  const file = await browser.call('GET /api/clients/:clientId', { params: { clientId } })
  await browser.call('PUT /api/clients/:clientId', {
    params: { clientId },
    body: { ...file, distributorId: technician.actor.distributorId, timeZone },
  })
}

test('a school that turns out to be in Nouméa has its licence replaced for the same week, not for the next', async () => {
  const { id } = await openSchool(office, technician)
  const first = await issue(technician.browser, id)
  await moveTo(technician.browser, id, 'Pacific/Noumea')
  const second = await replace(technician.browser, id, first.id)
  assert.equal(second.week, '2026-W48')
  assert.equal(second.expiresAt, '2026-11-29T13:00:00.000Z')
})

test('a contract that starts late next week: its licence waits until a week before, and nobody else waits for it', async () => {
  const late = await openSchool(office, technician)
  const other = await openSchool(office, technician)
  for (const { id } of [late, other]) await issue(technician.browser, id)
  await changeContract(technician.browser, late.id, { startsOn: '2026-12-05' })
  await atInstant('2026-11-26T09:00:00Z', async (browser) => {
    await renewAll(office.house)
    assert.deepEqual(await weeksOf(browser, other.id), ['2026-W48', '2026-W49'])
    assert.deepEqual(await weeksOf(browser, late.id), ['2026-W48'])
    const { title } = await refusedWith('too-early-for-next-week', issue(browser, late.id, 'next'))
    assert.equal(
      title,
      'La licence de la semaine 2026-W49 se délivre à partir du samedi 28/11/2026.',
    )
    const filter = { search: late.ogec }
    const body = { filter, act: { kind: 'issue' as const, week: 'next' as const } }
    const foreseen = await browser.call('POST /api/bulk-orders/dry-run', { body })
    assert.deepEqual(foreseen.outcomes, { 'too-early': 1 })
  })
  await atInstant('2026-11-27T23:00:00Z', async (browser) => {
    await renewAll(office.house)
    assert.deepEqual(await weeksOf(browser, late.id), ['2026-W48', '2026-W49'])
  })
})

test('an order for a whole filter passes over a contract that starts late next week, and is done', async () => {
  const mark = 'Zibeline'
  const late = { ...yearContract, startsOn: '2026-12-06' }
  await openSchool(office, technician, { name: `Lycée ${mark} A` }, late)
  await openSchool(office, technician, { name: `Lycée ${mark} B` })
  await atInstant('2026-11-26T09:00:00Z', async (browser) => {
    const body = {
      filter: { search: mark },
      act: { kind: 'issue' as const, week: 'next' as const },
    }
    const { id } = await browser.call('POST /api/bulk-orders', { body })
    await fulfilOrders(office.house)
    const params = { bulkOrderId: id }
    const done = await browser.call('GET /api/bulk-orders/:bulkOrderId', { params })
    assert.deepEqual(done.outcomes, { issued: 1, 'too-early': 1 })
    assert.ok(done.finishedAt)
  })
})

test('the dry run tells of a contract since cut short what the order then does', async () => {
  const { id, ogec } = await openSchool(office, technician)
  const { id: other } = await openSchool(office, technician, { name: `Lycée ${ogec}` })
  await issue(technician.browser, id)
  await changeContract(technician.browser, id, { endsOn: '2026-11-23' })
  const body = {
    filter: { search: ogec },
    act: { kind: 'issue' as const, week: 'current' as const },
  }
  const { outcomes } = await technician.browser.call('POST /api/bulk-orders/dry-run', { body })
  const order = await technician.browser.call('POST /api/bulk-orders', { body })
  await fulfilOrders(office.house)
  const params = { bulkOrderId: order.id }
  const done = await technician.browser.call('GET /api/bulk-orders/:bulkOrderId', { params })
  assert.deepEqual(done.outcomes, outcomes)
  assert.deepEqual(await weeksOf(technician.browser, other), ['2026-W48'])
})

test('an order is for the week it was given for, were it fulfilled after Monday 00:00 only', async () => {
  const [ordered, mark] = [await openSchool(office, technician, { name: 'Minuit' }), 'minuit']
  await atInstant('2026-11-29T22:59:00Z', async () => {
    await office.issuingWork(technician.actor, async (work, issuer) => {
      await placeBulkOrder(work, issuer, {
        filter: { search: mark },
        act: { kind: 'issue', week: 'next' },
      })
      office.clock.set(new Date('2026-11-29T23:01:00Z'))
    })
    await fulfilOrders(office.house)
    const browser = await enterAs(office, technician.actor.id)
    assert.deepEqual(await weeksOf(browser, ordered.id), ['2026-W49'])
  })
  const late = await openSchool(office, technician, { name: 'Minuit passé' })
  await atInstant('2026-11-29T22:59:00Z', async () => {
    await office.issuingWork(technician.actor, async (work, issuer) => {
      await placeBulkOrder(work, issuer, {
        filter: { search: 'passe' },
        act: { kind: 'issue', week: 'current' },
      })
      office.clock.set(new Date('2026-11-29T23:01:00Z'))
    })
    await fulfilOrders(office.house)
    const browser = await enterAs(office, technician.actor.id)
    assert.deepEqual(await weeksOf(browser, late.id), [])
  })
})

test('a clock that went back a second between a licence and its replacement does not stop renewal', async () => {
  const { id } = await openSchool(office, technician)
  const first = await issue(technician.browser, id)
  office.clock.advance(-1000)
  await replace(technician.browser, id, first.id)
  office.clock.set(tuesday)
  assert.equal((await read(technician.browser, id)).nextState, 'will-renew')
  await atInstant('2026-11-26T09:00:00Z', async (browser) => {
    await renewAll(office.house)
    assert.deepEqual(await weeksOf(browser, id), ['2026-W48', '2026-W49'])
  })
})

test('a licence that had ended and gives way to another for the rest of the week leaves its line too', async () => {
  const contract = { ...yearContract, endsOn: '2026-11-24' }
  const { id } = await openSchool(office, technician, {}, contract)
  const first = await issue(technician.browser, id)
  await atInstant('2026-11-25T09:00:00Z', async (browser) => {
    await changeContract(browser, id, {})
    await issue(browser, id)
    const params = { clientId: id }
    const { lines } = await browser.call('GET /api/clients/:clientId/history', { params })
    const revoked = lines.filter(({ event }) => event === 'licence-revoked')
    assert.deepEqual(
      revoked.map(({ details }) => details),
      [{ licence: first.id, week: '2026-W48', reason: 'ended' }],
    )
  })
})

// The last, for the key made then holds from then on.
test('a revoked key: a school moved to another time zone with both weeks in hand stops the others from nothing', async () => {
  const moved = await openSchool(office, technician)
  const others = await Promise.all(Array.from({ length: 12 }, () => openSchool(office, technician)))
  await atInstant('2026-11-27T09:00:00Z', async (browser) => {
    for (const { id } of [moved, ...others]) await issue(browser, id)
    await issue(browser, moved.id, 'next')
    await moveTo(browser, moved.id, 'Pacific/Noumea')
    const { kid = '' } = signingKeyAt(office.house.keys.current(), office.clock.now()) ?? {}
    const { keysDir } = office.house.config
    await revokeSigningKey({ folder: keysDir, now: office.clock.now() }, kid, 'vol')
    await lookAtKeys(office.house)
    assert.deepEqual(await weeksOf(browser, moved.id), ['2026-W48', '2026-W49'])
    for (const { id } of others)
      assert.equal((await read(browser, id)).current.licence?.cause, 'key-revoked')
  })
})
