import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

test('from sign-in to the licence in the school, and back: the technician sees when it was fetched, and unlocks maintenance by phone', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)

  // Finds the client by part of its name, without accents, then by its code.
  const name = 'Lycée Sainte-Invention 3'
  const clientId = world.schools.get(name) ?? ''
  const { ogec } = await world.technician.browser.call('GET /api/clients/:clientId', {
    params: { clientId },
  })
  const search = page.getByLabel('Chercher un client')
  const found = page.getByRole('table').getByRole('link')
  await search.fill('lycee quimp')
  await page.getByText(/^5\sclients$/).waitFor()
  assert.equal(await found.count(), 5)
  await search.fill(ogec.toLowerCase())
  await page.getByText(/^1\sclient$/).waitFor()
  await found.filter({ hasText: name }).click()

  // Edits a contact.
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await dialog.getByLabel('Nom').fill('Odile Inventée')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: 'Modifier Odile Inventée' }).click()
  await dialog.getByLabel('Téléphone').fill('02 99 00 00 01')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('link', { name: '02 99 00 00 01' }).waitFor()

  // « Ajouter », then the download.
  await page.getByLabel('Onglets du client').getByRole('link', { name: 'Licences' }).click()
  // « Général » stays until this tab has come, and has an « Ajouter » of its own.
  await page.getByRole('heading', { name: 'Semaine en cours' }).waitFor()
  // From Thursday on, the next week has one too.
  await page.getByRole('button', { name: 'Ajouter', exact: true }).first().click()
  await page.getByText(/Valable jusqu’au dimanche/).waitFor()
  await page.getByText('Pas encore récupérée').first().waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /Télécharger/ })
      .first()
      .click(),
  ])
  assert.match(download.suggestedFilename(), new RegExp(`^${ogec}-\\d{4}-W\\d{2}\\.lic$`))
  const file = await download.path()

  // The school: the real agent, a process of its own, over HTTP.
  await page.getByRole('button', { name: 'Rattacher un poste' }).click()
  const code =
    (await page
      .locator('output')
      .filter({ hasText: /^\w{4}-\w{4}-\w{4}-\w{4}$/ })
      .textContent()) ?? ''
  const enrolled = await world.outils(['rattacher', world.office.agentsUrl], `${code}\n`)
  assert.equal(enrolled.code, 0, enrolled.stderr)
  assert.match(enrolled.stdout, new RegExp(`${name} \\(${ogec}\\)`))
  const fetched = await world.outils(['licence', 'recuperer'])
  assert.equal(fetched.code, 0, fetched.stderr)
  const verified = await world.outils(['licence', 'verifier', file])
  assert.equal(verified.code, 0, verified.stderr)
  assert.match(verified.stdout, /valable jusqu’au lundi \d+ \p{L}+ \d{4} à 00:00/iu)

  // The open tab shows it by itself, and the list too.
  await page.getByText(/Récupérée par Charlemagne Outils le/).waitFor({ timeout: 60_000 })

  // The password of the day, read over the phone, unlocks maintenance there; the tab learns of both tries.
  await page.getByRole('button', { name: 'Afficher' }).click()
  const shown = page.getByText(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  const password = (await shown.first().textContent()) ?? ''
  const wrong = await world.outils(['maintenance', 'deverrouiller', 'OOOOO-OOOOO'])
  assert.equal(wrong.code, 10, wrong.stderr)
  const unlocked = await world.outils(['maintenance', 'deverrouiller', password.toLowerCase()])
  assert.equal(unlocked.code, 0, unlocked.stderr)
  assert.ok(!(unlocked.stdout + unlocked.stderr).includes(password))
  await page.getByText('Maintenance déverrouillée').waitFor({ timeout: 60_000 })
  await page.getByText('Mot de passe refusé').waitFor()
  await page.getByRole('link', { name: 'Retour à la liste' }).click()
  await page.getByRole('row', { name: new RegExp(`Récupérée.*${name}`) }).waitFor()
  assert.deepEqual(errors, [])
})
