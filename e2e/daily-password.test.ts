import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

test('the password of the day is on the page only while somebody asked to see it, and each time leaves a line', async () => {
  const { password } = await world.technician.browser.call('POST /api/daily-password/reveals', {
    body: {},
  })
  const { page, errors } = await world.openPage()
  await page.clock.install()
  const reveals = countReveals(page)
  await world.signIn(page, world.technician)
  await page.waitForLoadState('networkidle')
  assert.ok(!(await page.content()).includes(password))
  const value = page.getByText(password, { exact: true })
  const stars = page.getByText('•••••-•••••')
  const list = page.getByRole('table')
  const place = await list.boundingBox()

  // Passing over the stars asks for nothing; staying on them does.
  await stars.hover()
  await page.mouse.move(5, 700)
  await page.clock.runFor(2000)
  assert.equal(reveals(), 0)
  await stars.hover()
  await page.clock.runFor(300)
  await value.waitFor()
  assert.equal(reveals(), 1)
  await page.getByText(/Pour le \p{L}+ \d\d\/\d\d\/\d{4}, accepté jusqu’au .* 02:00/u).waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: `Mot de passe du jour : ${password.slice(0, 5).split('').join(', ')}` })
    .waitFor()
  assert.deepEqual(await list.boundingBox(), place, 'the list did not move')

  // Half a minute later it is gone, though the pointer is still there.
  await page.clock.runFor(29_000)
  await value.waitFor()
  await page.clock.runFor(2000)
  await stars.waitFor()
  assert.ok(!(await page.content()).includes(password))
  assert.equal(reveals(), 1)

  // By the keyboard: shown, and masked at once by Escape or by the same button.
  await page.getByRole('button', { name: 'Afficher' }).focus()
  await page.keyboard.press('Enter')
  await value.waitFor()
  await page.keyboard.press('Escape')
  await stars.waitFor()
  await page.keyboard.press('Enter')
  await value.waitFor()
  await page.keyboard.press('Enter')
  await stars.waitFor()
  assert.ok(!(await page.content()).includes(password))

  assert.equal(reveals(), 3)
  assert.equal(await linesOf(world.technician.actor.name), 4)
  assert.deepEqual(errors, [])
})

test('the publisher’s administrator first says of which distributor, and the browser remembers', async () => {
  const distributorId = world.technician.actor.distributorId
  const ofDistributor = await world.publisher.browser.call('POST /api/daily-password/reveals', {
    body: { distributorId },
  })
  const ofPublisher = await world.publisher.browser.call('POST /api/daily-password/reveals', {
    body: { distributorId: null },
  })
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.publisher)
  const show = page.getByRole('button', { name: 'Afficher' })
  assert.equal(await show.isDisabled(), true)
  const choice = page.getByLabel('Distributeur du mot de passe du jour')
  await choice.selectOption({ label: 'Statim Bretagne' })
  await show.click()
  await page.getByText(ofDistributor.password, { exact: true }).waitFor()

  // Another choice masks it.
  await choice.selectOption({ label: 'Éditeur (clients sans distributeur)' })
  await page.getByText('•••••-•••••').waitFor()
  await show.click()
  await page.getByText(ofPublisher.password, { exact: true }).waitFor()
  await page.reload()
  await show.click()
  await page.getByText(ofPublisher.password, { exact: true }).waitFor()
  assert.equal(await linesOf(world.publisher.actor.name), 5)
  assert.deepEqual(errors, [])
})

test('on a telephone the password shows by a tap, and nothing moves', async () => {
  const { page, errors } = await world.openPage({
    viewport: { width: 320, height: 700 },
    hasTouch: true,
  })
  await world.signIn(page, world.technician)
  const list = page.getByRole('table')
  const place = await list.boundingBox()
  await page.getByRole('button', { name: 'Afficher' }).tap()
  await page.getByText(/accepté jusqu’au/).waitFor()
  assert.deepEqual(await list.boundingBox(), place)
  await page.getByRole('button', { name: 'Masquer' }).tap()
  await page.getByText('•••••-•••••').waitFor()
  assert.deepEqual(await list.boundingBox(), place)
  assert.deepEqual(errors, [])
})

test('the tab of a school shows the password that its own licence takes', async () => {
  const clientId = world.schools.get('École Sainte-Invention 7') ?? ''
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.goto(`/clients/${clientId}/licences`)
  const card = page.getByRole('region', { name: 'Mot de passe du jour de cet établissement' })
  await card.getByRole('button', { name: 'Afficher' }).click()
  await card.getByText('C’est aussi celui de la page d’accueil.').waitFor()
  await card.getByRole('button', { name: 'Masquer' }).click()
  await page.getByRole('link', { name: 'Historique' }).click()
  await page.getByText(/Mot de passe du jour affiché/).waitFor()

  // A school without any licence is told what to do.
  const without = world.schools.get('École Sainte-Invention 1') ?? ''
  await page.goto(`/clients/${without}/licences`)
  await card.getByRole('button', { name: 'Afficher' }).click()
  await card
    .getByRole('alert')
    .getByText(/ne porte pas de quoi vérifier/)
    .waitFor()
  assert.deepEqual(errors, [])
})

function countReveals(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/daily-password/reveals')) count += 1
  })
  return () => count
}

async function linesOf(who: string): Promise<number> {
  const { lines } = await world.publisher.browser.call('GET /api/audit', {
    query: { event: 'daily-password-revealed' },
  })
  return lines.filter((line) => line.who === who).length
}
