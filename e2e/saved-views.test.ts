import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hire } from '#testing/people.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

const newcomer = () => hire(world.office, 'technicien', world.technician.actor.distributorId)
const views = (page: Page) => page.getByRole('group', { name: 'Vos vues' })
const openViews = (page: Page, name: RegExp = /^Vues$/) =>
  page.getByRole('button', { name }).click()
const headers = async (page: Page) =>
  (await page.getByRole('columnheader').allInnerTexts()).map((label) => label.trim())

async function saveAs(page: Page, name: string): Promise<void> {
  await views(page).getByRole('button', { name: 'Enregistrer la vue…' }).click()
  await page.getByRole('dialog').getByLabel('Nom de la vue').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer', exact: true }).click()
}

test('a list saved under a name is found again on another browser, renamed, removed, and back after « Annuler »', async () => {
  const person = await newcomer()
  const { page, errors } = await world.openPage()
  await world.signIn(page, person)
  await page.getByRole('button', { name: /^À délivrer/ }).click()
  await page.getByRole('button', { name: 'Ville' }).click()
  await openViews(page)
  await saveAs(page, 'Relances du lundi')
  await page.getByRole('button', { name: /Vue : Relances du lundi$/ }).waitFor()

  // Changed since, and put back by opening it; its link is its address.
  await page.getByRole('button', { name: /^Tous/ }).click()
  await openViews(page, /Relances du lundi \(modifiée\)$/)
  await views(page).getByRole('button', { name: 'Relances du lundi', exact: true }).click()
  await page.waitForURL(/etat=to-issue/)
  assert.match(page.url(), /tri=city/)

  const elsewhere = await world.openPage()
  await world.signIn(elsewhere.page, person)
  await openViews(elsewhere.page)
  await views(elsewhere.page)
    .getByRole('button', { name: 'Relances du lundi', exact: true })
    .click()
  await elsewhere.page.getByText(/^5\sclients$/).waitFor()
  assert.equal(new URL(elsewhere.page.url()).search, new URL(page.url()).search)

  await openViews(page, /Vue : Relances du lundi$/)
  await views(page)
    .getByRole('button', { name: /^Renommer/ })
    .click()
  await page.getByRole('dialog').getByLabel('Nom de la vue').fill('À délivrer par ville')
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await openViews(page, /Vue : À délivrer par ville$/)
  await views(page)
    .getByRole('button', { name: /^Supprimer/ })
    .click()
  await page.getByRole('button', { name: /^Vues$/ }).waitFor()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByRole('button', { name: /Vue : À délivrer par ville$/ }).waitFor()
  assert.deepEqual([...errors, ...elsewhere.errors], [])
})

test('a second view of the same name is refused in a sentence, and what was typed stays', async () => {
  const { page } = await world.openPage()
  await world.signIn(page, await newcomer())
  await openViews(page)
  await saveAs(page, 'Mes écoles')
  await openViews(page, /Vue : Mes écoles$/)
  await saveAs(page, 'MES ECOLES')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/Vous avez déjà une vue nommée «\sMes écoles\s»\./).waitFor()
  assert.equal(await dialog.getByLabel('Nom de la vue').inputValue(), 'MES ECOLES')
})

test('the columns chosen and their order follow their person; by keyboard the focus stays on what moves', async () => {
  const person = await newcomer()
  const { page, errors } = await world.openPage()
  await world.signIn(page, person)
  await page.getByRole('button', { name: 'Colonnes' }).click()
  const panel = page.getByRole('group', { name: 'Colonnes de la liste' })
  const before = await headers(page)
  assert.deepEqual(before.slice(0, 4), ['État', 'Code OGEC', 'Nom', 'Ville'])
  await panel.getByRole('checkbox', { name: 'Code OGEC' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('columnheader', { name: 'Code OGEC' }).waitFor({ state: 'detached' })
  const forward = panel.getByRole('button', { name: 'Avancer la colonne Ville' })
  await forward.focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(
    () => document.querySelectorAll('[role=columnheader]')[1]?.textContent === 'Ville',
  )
  assert.ok(await forward.evaluate((button) => button === document.activeElement))
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
  assert.deepEqual((await headers(page)).slice(0, 3), ['État', 'Ville', 'Nom'])
  const { views: none, columns } = await person.browser.call('GET /api/saved-views')
  assert.deepEqual([none, columns?.slice(0, 3)], [[], ['state', 'city', 'name']])

  const elsewhere = await world.openPage()
  await world.signIn(elsewhere.page, person)
  await elsewhere.page.waitForFunction(
    () => document.querySelectorAll('[role=columnheader]')[1]?.textContent === 'Ville',
  )
  await elsewhere.page.getByRole('button', { name: 'Colonnes' }).click()
  await elsewhere.page.getByRole('button', { name: 'Remettre les colonnes d’origine' }).click()
  await elsewhere.page.getByRole('columnheader', { name: 'Code OGEC' }).waitFor()
  assert.deepEqual(await headers(elsewhere.page), before)
  assert.deepEqual([...errors, ...elsewhere.errors], [])
})

test('a view of which a filter exists no more opens with the rest, says so, and is put right', async () => {
  const person = await newcomer()
  const query = 'etat=to-issue&incident=ouvert&colonnes=name.fax.state'
  await person.browser.call('POST /api/saved-views', { body: { name: 'Ancienne', query } })
  const { page, errors } = await world.openPage()
  await world.signIn(page, person)
  await openViews(page)
  await views(page).getByRole('button', { name: 'Ancienne', exact: true }).click()
  await page.getByText(/^5\sclients$/).waitFor()
  assert.deepEqual(await headers(page), ['Nom', 'État'])
  await page
    .getByText(
      /«\sAncienne\s» s’ouvre sans ce qui n’existe plus\s: incident = ouvert, la colonne fax\./,
    )
    .waitFor()
  await page.getByRole('button', { name: 'Mettre la vue à jour' }).click()
  await page.getByText(/s’ouvre sans ce qui n’existe plus/).waitFor({ state: 'detached' })
  const [view] = (await person.browser.call('GET /api/saved-views')).views
  assert.equal(view?.query, 'colonnes=name.state&etat=to-issue')
  assert.deepEqual(errors, [])
})
