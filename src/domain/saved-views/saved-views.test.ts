import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { savedViewsMax } from '#contracts/saved-views.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith, type Browser } from '#testing/browser.ts'
import { foundDistributor } from '#testing/people.ts'

const office = await openBackOffice()
after(office.close)

const distributor = await foundDistributor(office)
const newcomer = () => appoint(office, 'technicien', distributor)
const read = (browser: Browser) => browser.call('GET /api/saved-views')
const save = (browser: Browser, name: string, query = 'etat=to-issue') =>
  browser.call('POST /api/saved-views', { body: { name, query } })
const change = (browser: Browser, viewId: string, name: string, query = 'etat=to-issue') =>
  browser.call('PUT /api/saved-views/:viewId', { params: { viewId }, body: { name, query } })

test('views follow their person to any browser, in the order of their names, and are nobody else’s', async () => {
  const [person, other] = [await newcomer(), await newcomer()]
  const relance = await save(person.browser, 'Relances', 'etat=to-issue&tri=city')
  const ended = await save(person.browser, 'échus', 'etat=contract-ended')
  const elsewhere = await enterAs(office, person.actor.id)
  assert.deepEqual((await read(elsewhere)).views, [ended, relance])
  assert.deepEqual((await read(other.browser)).views, [])
  await refusedWith('not-found', change(other.browser, relance.id, 'À moi'))
  const params = { viewId: relance.id }
  await refusedWith('not-found', other.browser.call('DELETE /api/saved-views/:viewId', { params }))
  assert.deepEqual((await read(elsewhere)).views, [ended, relance])
})

test('a view is renamed, shown otherwise, removed, and saved again as it was', async () => {
  const { browser } = await newcomer()
  const { id } = await save(browser, 'Relances')
  await change(browser, id, 'Relances du lundi', 'etat=to-issue&ordre=desc')
  const { views } = await read(browser)
  assert.deepEqual(views, [{ id, name: 'Relances du lundi', query: 'etat=to-issue&ordre=desc' }])
  await browser.call('DELETE /api/saved-views/:viewId', { params: { viewId: id } })
  assert.deepEqual((await read(browser)).views, [])
  await save(browser, 'Relances du lundi', 'etat=to-issue&ordre=desc')
  assert.deepEqual(
    (await read(browser)).views.map(({ name, query }) => ({ name, query })),
    [{ name: 'Relances du lundi', query: 'etat=to-issue&ordre=desc' }],
  )
})

test('one name is one view of a person, whatever its case and accents; another person may have it too', async () => {
  const [{ browser }, other] = [await newcomer(), await newcomer()]
  await save(browser, 'À relancer')
  const { id } = await save(browser, 'Brest')
  await refusedWith('view-name-taken', save(browser, 'a RELANCER'))
  await refusedWith('view-name-taken', change(browser, id, 'A relancer'))
  await change(browser, id, 'BREST')
  await save(other.browser, 'À relancer')
})

test('of two tabs that save the same name, or the last view that there is room for, one is refused', async () => {
  const { browser } = await newcomer()
  const codes = async (...asked: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected').length
  assert.equal(await codes(save(browser, 'Deux fois'), save(browser, 'deux fois')), 1)
  for (let number = 2; number < savedViewsMax; number += 1) await save(browser, `Vue ${number}`)
  assert.equal(await codes(save(browser, 'Dernière'), save(browser, 'De trop')), 1)
  assert.equal((await read(browser)).views.length, savedViewsMax)
  await refusedWith('view-limit', save(browser, 'Encore une'))
})

test('the columns chosen follow their person; none chosen are those that come by themselves', async () => {
  const [person, other] = [await newcomer(), await newcomer()]
  const choose = (columns: string[] | null) =>
    person.browser.call('PUT /api/list-columns', { body: { columns } })
  assert.equal((await read(person.browser)).columns, null)
  await choose(['name', 'state'])
  await choose(['name', 'city', 'state'])
  const elsewhere = await enterAs(office, person.actor.id)
  assert.deepEqual((await read(elsewhere)).columns, ['name', 'city', 'state'])
  assert.equal((await read(other.browser)).columns, null)
  await choose(null)
  assert.equal((await read(elsewhere)).columns, null)
})
