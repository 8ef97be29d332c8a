import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

test('a new client’s code OGEC is raised, trimmed, told why it does not fit, and a wrong UAI letter only warns', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.getByRole('link', { name: 'Nouveau client' }).click()
  // The list stays until this page has come, and has a column of that name.
  await page.getByRole('heading', { name: 'Nouveau client' }).waitFor()
  const code = page.getByLabel('Code OGEC')
  for (const [typed, reason] of [
    ['1234567', /exactement 8 caractères\s: il y en a 7/],
    ['123456789', /exactement 8 caractères\s: il y en a 9/],
    ['A1234567', /commence par un chiffre/],
  ] as const) {
    await code.fill(typed)
    await code.blur()
    await page.getByText(reason).waitFor()
  }
  await code.fill('  9912345a ')
  await code.blur()
  assert.equal(await code.inputValue(), '9912345A')
  await page.getByText(/vouliez-vous 9912345N\s\?/).waitFor()

  // The warning does not stop anybody; a code that is taken does, and keeps what was typed.
  await page.getByLabel('Nom').fill('Collège Sainte-Nouvelle')
  await page.getByLabel('Ville').fill('Rennes')
  await page.getByRole('button', { name: 'Créer le client' }).click()
  await page.getByRole('heading', { level: 1, name: 'Collège Sainte-Nouvelle' }).waitFor()
  await page.getByText('9912345A').first().waitFor()
  await page.goto('/clients/nouveau')
  await code.fill('9912345a')
  await page.getByLabel('Nom').fill('Collège en double')
  await page.getByLabel('Ville').fill('Rennes')
  await page.getByRole('button', { name: 'Créer le client' }).click()
  await page.getByText('Le code OGEC 9912345A est déjà celui d’un client.').first().waitFor()
  assert.equal(await page.getByLabel('Nom').inputValue(), 'Collège en double')

  // The offered correction is one click.
  await page.getByRole('button', { name: 'Corriger en 9912345N' }).click()
  await page.getByRole('button', { name: 'Créer le client' }).click()
  await page.getByRole('heading', { level: 1, name: 'Collège en double' }).waitFor()
  assert.deepEqual(errors, [])
})
