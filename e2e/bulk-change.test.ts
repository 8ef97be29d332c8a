import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assignDistributor } from '#domain/clients/assign-distributor.ts'
import { foundDistributor } from '#testing/people.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

const { office, publisher, technician } = world
const loire = await foundDistributor(office, 'Aplon Loire')

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: action }).click()
}

test('all the clients of a filter change distributor, counted before; « Annuler » gives them back, but for one changed since, which is named', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, publisher)
  await page.getByLabel('Chercher un client').fill('lycée')
  await page.getByText(/^10\sclients$/).waitFor()
  await choose(page, 'Changer de distributeur…')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/Pour tous les clients du filtre\s: recherche «\slycée\s»\./).waitFor()
  const confirm = dialog.getByRole('button', { name: 'Rien à changer' })
  assert.ok(await confirm.isDisabled(), 'nothing is chosen yet')
  await dialog.getByLabel('Nouveau distributeur').selectOption('Aplon Loire')
  await dialog.getByText('10 clients changeront').waitFor()
  await dialog.getByRole('button', { name: 'Changer 10 clients' }).click()
  await dialog.getByText(/Changement de distributeur terminé\s: 10 clients changés\./).waitFor()

  // Closed, reloaded, opened again by its address: it is still there to be undone.
  const lot = new URL(page.url()).searchParams.get('lot') ?? ''
  const moved = world.schools.get('Lycée Sainte-Invention 3') ?? ''
  await office.work(publisher.actor, (work) => assignDistributor(work, moved, null))
  await page.goto(`/?lot=${lot}`)
  await dialog.getByRole('button', { name: 'Annuler ce changement' }).click()
  await dialog.getByRole('heading', { name: 'Annulation du changement' }).waitFor()
  await dialog.getByText(/Annulation terminée\s: 9 clients remis comme avant\./).waitFor()
  await dialog.getByText(/^1\sclient\s: changé depuis par quelqu’un$/).waitFor()
  await dialog.getByRole('link', { name: 'Lycée Sainte-Invention 3' }).waitFor()
  await page.goto(`/?lot=${lot}`)
  await dialog.getByText('Ce changement a été annulé.').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Annuler ce changement' }).count(), 0)
  const { total } = await technician.browser.call('GET /api/clients', { query: {} })
  assert.equal(total, 29)
  const { rows } = await publisher.browser.call('GET /api/clients', {
    query: { distributor: loire },
  })
  assert.deepEqual(rows, [])
  assert.deepEqual(errors, [])
})

test('a technician switches renewal for a filter by keyboard alone, is told who has no contract, and has no say on distributors', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  await page.getByLabel('Chercher un client').fill('école')
  await page.getByText(/^10\sclients$/).waitFor()
  await page.getByRole('button', { name: 'Autres actions' }).focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('button', { name: 'Renouvellement automatique…' })
  await menu.waitFor()
  assert.equal(await page.getByRole('button', { name: 'Changer de distributeur…' }).count(), 0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('À délivrer à la main').focus()
  await page.keyboard.press('Space')
  await dialog.getByText(/^\d\sclients?\s: pas de contrat$/).waitFor()
  const confirm = dialog.getByRole('button', { name: /^Changer \d clients$/ })
  const count = Number(/\d+/.exec((await confirm.textContent()) ?? '')?.[0])
  await confirm.focus()
  await page.keyboard.press('Enter')
  await dialog
    .getByText(new RegExp(`Changement du renouvellement terminé\\s: ${count} clients changés\\.`))
    .waitFor()
  await dialog.getByRole('button', { name: 'Annuler ce changement' }).focus()
  await page.keyboard.press('Enter')
  await dialog
    .getByText(new RegExp(`Annulation terminée\\s: ${count} clients remis comme avant\\.`))
    .waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.deepEqual(errors, [])
})
