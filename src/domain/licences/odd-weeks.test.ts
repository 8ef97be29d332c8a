import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { orderBulkIssue } from '#domain/renewal/order-bulk-issue.ts'
import { revokeSigningKey } from '#domain/keys/revoke-signing-key.ts'
import { signingKeyAt } from '#domain/keys/licence-keys.ts'
import { fulfilOrders, lookAtKeys, renewAll } from '#server/keep-house.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith, type Browser } from '#testing/browser.ts'
import { foundDistributor, openSchool, yearContract } from '#testing/people.ts'

const office = await openBackOffice()
after(office.close)

const tuesday = office.clock.now()
const technician = await appoint(office, 'technicien', await foundDistributor(office))

const atInstant = async (instant: string, act: (browser: Browser) => Promise<void>) => {
  office.clock.set(new Date(instant))
  try {
    await act(await enterAs(office, technician.actor.id))
  } finally {
    office.clock.set(tuesday)
  }
}
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
