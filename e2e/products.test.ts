import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { attachAgent } from '#testing/attach-agent.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

const schoolId = (rank: number) => world.schools.get(`École Sainte-Invention ${rank}`) ?? ''
await attachAgent(world.office, world.technician, schoolId(1), '0.0.8')
await attachAgent(world.office, world.technician, schoolId(7), '0.0.8')

const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true })
const row = (page: Page, product: string, version: string) =>
  table(page, product).getByRole('row', { name: new RegExp(`^${version.replaceAll('.', '\\.')} `) })
const openProducts = (page: Page) => page.goto('/administration/produits')

async function save(page: Page, state: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('État').selectOption({ label: state })
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function add(page: Page, product: string, version: string, state: string): Promise<void> {
  await page.getByRole('button', { name: `Ajouter une version de ${product}`, exact: true }).click()
  await page.getByRole('dialog').getByLabel('Version').fill(version)
  await save(page, state)
}

test('a version seen at schools joins the list, a newer one becomes current and is undone, and a school’s card says what to update', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.publisher)
  await page.getByRole('link', { name: 'Administration' }).click()
  await page.getByRole('link', { name: 'Produits' }).click()

  await table(page, 'Versions inconnues').getByText('0.0.8').waitFor()
  await page.getByRole('button', { name: /^Ajouter à la liste\s: version 0\.0\.8$/ }).click()
  await save(page, 'Courante')
  await row(page, 'Charlemagne Outils', '0.0.8').getByText('Courante').waitFor()
  await table(page, 'Versions inconnues').waitFor({ state: 'detached' })

  await add(page, 'Charlemagne Outils', '0.1.0', 'Maintenue')
  const makeCurrent = page.getByRole('button', {
    name: /^Passer en version courante\s: Charlemagne Outils 0\.1\.0$/,
  })
  await makeCurrent.click()
  await row(page, 'Charlemagne Outils', '0.1.0').getByText('Courante').waitFor()
  await row(page, 'Charlemagne Outils', '0.0.8').getByText('Maintenue').waitFor()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await row(page, 'Charlemagne Outils', '0.0.8').getByText('Courante').waitFor()
  await row(page, 'Charlemagne Outils', '0.1.0').getByText('Maintenue').waitFor()
  await makeCurrent.click()
  await row(page, 'Charlemagne Outils', '0.0.8').getByText('Maintenue').waitFor()

  await page.goto(`/clients/${schoolId(1)}/licences`)
  await page.getByText('À mettre à jour', { exact: true }).waitFor()

  await openProducts(page)
  await page.getByRole('button', { name: 'Modifier Charlemagne Outils 0.0.8' }).click()
  await save(page, 'Retirée')
  await row(page, 'Charlemagne Outils', '0.0.8').getByText('Retirée').waitFor()
  await page
    .getByRole('link', { name: 'Version 0.0.8 : 2 établissements, ouvrir la liste' })
    .click()
  await page.getByText(/^2\sclients$/).waitFor()

  const elsewhere = await world.openPage()
  await world.signIn(elsewhere.page, world.technician)
  await elsewhere.page.goto(`/clients/${schoolId(1)}/licences`)
  await elsewhere.page.getByText(/^Retirée\s: à mettre à jour$/).waitFor()
  assert.deepEqual([...errors, ...elsewhere.errors], [])
})

test('a version nobody runs leaves the list and comes back with « Annuler »; one that is taken is refused at its field', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.publisher)
  await openProducts(page)
  await page.getByText('Aucune version dans la liste').waitFor()
  await add(page, 'Charlemagne', '2026.2', 'Courante')
  await row(page, 'Charlemagne', '2026.2').waitFor()

  await page
    .getByRole('button', { name: 'Ajouter une version de Charlemagne', exact: true })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Version').fill('2026.2')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog
    .getByText('La version 2026.2 est déjà dans la liste de ce produit.')
    .first()
    .waitFor()
  await dialog.getByLabel('Version').fill('2026 bis')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.getByText(/^De 1 à 40 chiffres/).waitFor()
  await dialog.getByLabel('Version').fill('2026.3')
  await save(page, 'Maintenue')

  await page.getByRole('button', { name: 'Supprimer Charlemagne 2026.2 de la liste' }).click()
  await row(page, 'Charlemagne', '2026.2').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Annuler' }).click()
  await row(page, 'Charlemagne', '2026.2').getByText('Courante').waitFor()

  // Nothing offers to remove what schools run.
  const ofUsed = page.getByRole('button', {
    name: 'Supprimer Charlemagne Outils 0.0.8 de la liste',
  })
  assert.equal(await ofUsed.count(), 0)
  assert.deepEqual(errors, [])
})
