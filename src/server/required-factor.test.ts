import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { portalApi } from '#contracts/sites.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { openBrowser, refusedWith } from '#testing/browser.ts'
import { foundDistributor, goodPassword, hire } from '#testing/people.ts'
import { addApp, codeOf, neededIn } from '#testing/second-factor.ts'

const office = await openBackOffice({ administratorsNeedFactor: true })
after(office.close)

const anId = '00000000-0000-4000-8000-000000000000'
const password = goodPassword

test('an administrator without a second factor comes in and does nothing but add one; then all opens at once', async (t) => {
  const { browser } = await hire(office, 'administrateur', null)
  assert.equal((await browser.call('GET /api/session')).lacksFactor, true)

  const closed = Object.entries(portalApi).filter(
    ([, { permission }]) => permission !== 'public' && permission !== 'account:own',
  )
  for (const [key] of closed) {
    const [method = '', path = ''] = key.split(' ')
    const response = await browser.fetch(path.replaceAll(/:\w+/g, anId), {
      method,
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    const { code } = (await response.json()) as { code: string }
    assert.deepEqual([key, response.status, code], [key, 403, 'second-factor-required'])
  }
  t.diagnostic(`proof: ${closed.length} endpoints closed to an administrator without second factor`)
  assert(closed.length > 50)

  await addApp(office, browser)
  assert.equal((await browser.call('GET /api/session')).lacksFactor, false)
  assert((await browser.call('GET /api/staff')).length > 0)

  // Each of these tries left its line, also where it was refused before its body was read.
  const { rows } = await sql<{ route: string }>`
    select private -> 'details' ->> 'route' as route from audit_lines where event = 'refused'`.execute(
    office.house.database.kysely,
  )
  const tried = new Set(rows.map(({ route }) => route))
  assert.deepEqual(
    closed.map(([key]) => key).filter((key) => !tried.has(key)),
    [],
  )
})

test('the last one of an administrator is not removed; with another, the first is', async () => {
  const { browser, mail } = await hire(office, 'administrateur', null)
  const { secret } = await addApp(office, browser)
  const remove = () =>
    browser.call('DELETE /api/session/second-factor/totp', { body: { password } })
  await refusedWith('last-factor-of-role', remove())
  // Nothing changed: it still enters, and is still asked for.
  const again = openBrowser(office.portalUrl)
  const { ticket } = neededIn(await again.call('POST /api/session', { body: { mail, password } }))
  await again.call('POST /api/session/second-factor/code', {
    body: { ticket, code: await codeOf(office, secret) },
  })
  assert((await again.call('GET /api/staff')).length > 0)
})

test('a technician chooses; made an administrator, the next request asks for one', async () => {
  const first = await hire(office, 'administrateur', null)
  await addApp(office, first.browser)
  const distributorId = await foundDistributor(office)
  const technician = await hire(office, 'technicien', distributorId)
  assert.equal((await technician.browser.call('GET /api/session')).lacksFactor, false)
  await technician.browser.call('GET /api/clients', { query: {} })
  await first.browser.call('PUT /api/staff/:staffId', {
    params: { staffId: technician.actor.id },
    body: { name: 'Promue', role: 'administrateur', distributorId: null },
  })
  await refusedWith(
    'second-factor-required',
    technician.browser.call('GET /api/clients', { query: {} }),
  )
})
