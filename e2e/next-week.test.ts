import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openWorld } from './world.ts'

// A Thursday: what is missing for next week can be issued at once.
const world = await openWorld({ now: new Date('2026-11-26T09:00:00Z') })
after(world.close)

test('the board shows who will be without next week, why, and the one click that helps', async () => {
  const off = world.schools.get('École Sainte-Invention 7') ?? ''
  const { browser } = world.technician
  await browser.call('PUT /api/clients/:clientId/renewal', {
    params: { clientId: off },
    body: { on: false },
  })
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.getByRole('link', { name: 'Licences' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sans licence la semaine prochaine' }).waitFor()
  await page.getByText(/Semaine 49, du lundi 30\/11\/2026 au dimanche 06\/12\/2026/).waitFor()

  // Its renewal on again, the school needs nobody and leaves the board.
  const rows = page.getByRole('table', { name: 'Clients concernés' }).getByRole('row')
  await page
    .getByRole('button', { name: 'Activer le renouvellement de École Sainte-Invention 7' })
    .click()
  await page.getByText(/École Sainte-Invention 7\s: la licence se renouvellera seule\./).waitFor()
  await rows.filter({ hasText: 'École Sainte-Invention 7' }).waitFor({ state: 'hidden' })
  await page
    .getByRole('button', { name: 'Délivrer la licence de Collège Sainte-Invention 2' })
    .click()
  await page
    .getByText(/Collège Sainte-Invention 2\s: licence de la semaine 49 délivrée\./)
    .waitFor()
  await rows.filter({ hasText: 'Collège Sainte-Invention 2' }).waitFor({ state: 'hidden' })

  // Numbers lead to those clients, here and in the list.
  await page.getByRole('link', { name: '4 jamais délivrées, Statim Bretagne' }).click()
  await page.waitForURL(/motif=never-issued/)
  await page.getByText(/Seulement\s: Statim Bretagne, jamais délivrée/).waitFor()
  await page.getByRole('link', { name: /4 sans licence\s: Statim Bretagne/ }).click()
  await page.waitForURL(/prochaine=sans/)
  await page.getByText(/^4\sclients$/).waitFor()
  const chip = page.getByRole('button', { name: 'Sans licence la semaine prochaine' })
  assert.equal(await chip.getAttribute('aria-pressed'), 'true')

  // All of them at once, from there.
  await page.getByRole('button', { name: 'Délivrer la licence…' }).click()
  const dialog = page.getByRole('dialog')
  assert.equal(await dialog.getByLabel(/Semaine prochaine/).isChecked(), true)
  await dialog.getByRole('button', { name: 'Délivrer 4 licences' }).click()
  await dialog
    .getByText(/Délivrance terminée\s: 4 licences délivrées\./)
    .waitFor({ timeout: 20_000 })
  await dialog.getByRole('button', { name: 'Fermer' }).last().click()
  await page.getByText(/^0\sclient$/).waitFor()
  await page.getByRole('link', { name: 'Licences' }).click()
  await page.getByText('Tout est prêt').waitFor()
  assert.deepEqual(errors, [])
})
