import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { frameTexts } from '#sites/texts/frame.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

const paletteOf = (page: Page) => page.getByRole('dialog', { name: frameTexts.searchTitle })
const chosenOf = (page: Page) => page.getByRole('option', { selected: true })
const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await paletteOf(page).waitFor()
}

test('Ctrl+K finds a client by its town and Enter opens it; Escape gives the focus back', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.keyboard.press('/')
  const before = await focusedName(page)
  assert.notEqual(before, '')
  await openPalette(page)
  assert.equal(await focusedName(page), frameTexts.searchTitle)
  await page.keyboard.press('Escape')
  await paletteOf(page).waitFor({ state: 'detached' })
  assert.equal(await focusedName(page), before)

  await openPalette(page)
  await page.keyboard.type('fougères')
  await page.getByRole('status').filter({ hasText: '5 résultats' }).waitFor()
  const towns = await page.getByRole('option').allTextContents()
  assert.ok(
    towns.every((town) => town.includes('Fougères')),
    towns.join(),
  )
  await page.keyboard.press('ArrowDown')
  const second = (await chosenOf(page).textContent()) ?? ''
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Sainte-Invention/ }).waitFor()
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  assert.ok(second.startsWith(name), `${name} was opened, ${second} was chosen`)
  await paletteOf(page).waitFor({ state: 'detached' })
  assert.deepEqual(errors, [])
})

test('Enter that comes before the clients opens the one found for what was typed', async () => {
  const { page } = await world.openPage()
  await world.signIn(page, world.technician)
  const clientId = world.schools.get('Lycée Sainte-Invention 9') ?? ''
  const { ogec } = await world.technician.browser.call('GET /api/clients/:clientId', {
    params: { clientId },
  })
  await openPalette(page)
  await page.keyboard.type(`${ogec}\n`)
  await page.getByRole('heading', { level: 1, name: 'Lycée Sainte-Invention 9' }).waitFor()
})

test('on a client, the palette opens its tabs and copies its code; the others found lead to the list', async () => {
  const { page, context, errors } = await world.openPage()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await world.signIn(page, world.technician)
  const clientId = world.schools.get('Collège Sainte-Invention 2') ?? ''
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('heading', { level: 1, name: 'Collège Sainte-Invention 2' }).waitFor()
  await openPalette(page)
  await page.keyboard.type('ogec')
  await page.keyboard.press('Enter')
  await page.getByText(/^Copié/).waitFor()
  const { ogec } = await world.technician.browser.call('GET /api/clients/:clientId', {
    params: { clientId },
  })
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), ogec)

  await openPalette(page)
  await page.keyboard.type('histo')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/historique$/)

  await openPalette(page)
  await page.keyboard.type('transf lancer')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/transferts$/)
  await page.waitForFunction(() =>
    document.activeElement?.textContent.startsWith('Lancer un transfert'),
  )

  await openPalette(page)
  await page.keyboard.type('invention')
  await page.getByRole('option', { name: 'Voir les 30 clients dans la liste' }).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForURL(/recherche=invention/)
  assert.deepEqual(errors, [])
})

test('the actions of the palette work from any page, and it offers every page of the navigation', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.publisher)
  await page.getByRole('link', { name: frameTexts.administration }).click()
  await page.getByRole('heading', { level: 1, name: 'Équipe' }).waitFor()
  const links = await page.getByRole('navigation').getByRole('link').allTextContents()
  // It is the way to its pages, which stand below it.
  const entries = links.filter((label) => label !== frameTexts.administration)
  assert.ok(entries.length > 6)
  await openPalette(page)
  const offered = await page.getByRole('option').allTextContents()
  assert.deepEqual(
    entries.filter((entry) => !offered.includes(entry)),
    [],
  )
  await page.keyboard.type('distributeurs')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Distributeurs' }).waitFor()
  await openPalette(page)
  await page.keyboard.type('delivrer')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Délivrer \d+ licences$/ }).waitFor()
  // A dialog that waits for an answer is not covered.
  await page.keyboard.press('Control+k')
  assert.equal(await page.getByRole('dialog').count(), 1)
  await page.keyboard.press('Escape')
  await openPalette(page)
  await page.keyboard.type('jour')
  await page.keyboard.press('Enter')
  await page.waitForFunction(
    (name) => document.activeElement?.getAttribute('aria-label') === name,
    'Distributeur du mot de passe du jour',
  )
  await openPalette(page)
  await page.keyboard.type('nouveau client')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Nouveau client' }).waitFor()
  assert.deepEqual(errors, [])
})

test('a technician is offered no page of the administration', async () => {
  const { page } = await world.openPage()
  await world.signIn(page, world.technician)
  await openPalette(page)
  assert.equal(await page.getByRole('option', { name: 'Accueil' }).count(), 1)
  for (const name of ['Équipe', 'Distributeurs', 'Clés', 'Journal d’audit'])
    assert.equal(await page.getByRole('option', { name }).count(), 0, name)
})

test('« Superviser » stands below a client that has the online service, and nowhere else; with a motive of before, choosing it opens the admin site', async () => {
  const { page, context, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  const [without, first, second] = await Promise.all(
    ['Lycée Sainte-Invention 6', 'Lycée Sainte-Invention 9', 'Lycée Sainte-Invention 12'].map(find),
  )
  assert.ok(without && first && second)
  for (const { id: clientId, ogec } of [first, second])
    await world.technician.browser.call('POST /api/clients/:clientId/online-service', {
      params: { clientId },
      body: { ogec },
    })
  const offered = page.getByRole('option', { name: /^Superviser/ })
  const asked = page.waitForResponse((answer) => answer.url().includes(`/${without.id}/superv`))
  await openPalette(page)
  await page.keyboard.type(without.ogec)
  await asked
  await page.getByRole('option', { name: without.name }).waitFor()
  assert.equal(await offered.count(), 0)
  await page.keyboard.press('Escape')

  // The first time the motive is asked for.
  await openPalette(page)
  await page.keyboard.type(first.ogec)
  await offered.filter({ hasText: first.name }).waitFor()
  assert.ok((await chosenOf(page).textContent())?.startsWith(first.name))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Motif').selectOption({ label: 'Publication' })
  const tab = await opened(() => dialog.getByRole('button', { name: 'Superviser' }).click())
  await tab.getByRole('complementary', { name: 'Supervision' }).waitFor()
  await tab.getByText('Consultation', { exact: true }).waitFor()

  // From another page, with the motive of before. One browser is in one school at a time: the site says so.
  await page.goto('/parc')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await openPalette(page)
  await page.keyboard.type(second.ogec)
  await offered.filter({ hasText: second.name }).waitFor()
  await page.keyboard.press('ArrowDown')
  const other = await opened(() => page.keyboard.press('Enter'))
  const already = `Une supervision de ${first.name} est déjà ouverte`
  await other.getByText(already, { exact: false }).waitFor()
  await page.getByRole('heading', { level: 1, name: second.name }).waitFor()

  // On the page of a client it is one of its actions.
  await page.goto(`/clients/${without.id}`)
  await page.getByRole('heading', { level: 1, name: without.name }).waitFor()
  await openPalette(page)
  await page.keyboard.type('superv')
  await page.getByText('Rien ne correspond', { exact: false }).waitFor()
  await page.goto(`/clients/${first.id}`)
  await page.getByRole('heading', { level: 1, name: first.name }).waitFor()
  await openPalette(page)
  await page.keyboard.type('superv')
  await offered.waitFor()
  assert.deepEqual(errors, [])

  async function opened(choose: () => Promise<void>): Promise<Page> {
    const [tab] = await Promise.all([context.waitForEvent('page'), choose()])
    return tab
  }
  async function find(name: string) {
    const id = world.schools.get(name) ?? ''
    const { ogec } = await world.technician.browser.call('GET /api/clients/:clientId', {
      params: { clientId: id },
    })
    return { id, name, ogec }
  }
})

test('J and K walk the list as it was left, on the same tab; digits open tabs; both can be switched off', async () => {
  const { page, errors } = await world.openPage({ viewport: { width: 1280, height: 500 } })
  await world.signIn(page, world.technician)
  await page.goto('/?tri=name')
  const names = page.getByRole('row').getByRole('link')
  await names.first().waitFor()
  const [, second, third, fourth] = await names.allTextContents()
  await page.keyboard.press('/')
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  const title = (name = '') => page.getByRole('heading', { level: 1, name, exact: true })
  await title(second).waitFor()
  await page.getByText('2 / 30', { exact: true }).waitFor()
  await page.keyboard.press('2')
  await page.waitForURL(/\/licences$/)
  await page.keyboard.press('j')
  await title(third).waitFor()
  assert.match(page.url(), /\/licences$/)
  await page.keyboard.press('j')
  await title(fourth).waitFor()
  await page.keyboard.press('k')
  await title(third).waitFor()

  // Twenty further on, the way back leads to the row of the client one has come to.
  for (let step = 0; step < 20; step += 1) {
    const place = 4 + step
    await page.keyboard.press('j')
    await page.getByText(`${place} / 30`, { exact: true }).waitFor()
  }
  const reached = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('link', { name: 'Retour à la liste' }).click()
  const row = page.getByRole('row').getByRole('link', { name: reached, exact: true })
  await row.waitFor()
  await page.waitForFunction((name) => document.activeElement?.textContent === name, reached)
  const box = await row.boundingBox()
  assert.ok(box && box.y > 80 && box.y < 500, `the row stands at ${box?.y}`)

  await page.keyboard.press('?')
  await page.getByRole('dialog').getByRole('switch').press(' ')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await title(reached).waitFor()
  await page.keyboard.press('k')
  await page.keyboard.press('2')
  await page.getByLabel('Nouvelle observation').fill('jk12')
  await title(reached).waitFor()
  assert.match(page.url(), /\/clients\/[^/]+$/)
  assert.deepEqual(errors, [])
})
