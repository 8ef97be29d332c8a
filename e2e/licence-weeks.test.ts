import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openWorld } from './world.ts'

// A Thursday: next week’s licences can be issued.
const world = await openWorld({ now: new Date('2026-11-26T09:00:00Z') })
after(world.close)

test('next week’s licence on Thursday: issued, replaced when the contract has changed, revoked with a reason, and the register tells it all', async () => {
  const clientId = world.schools.get('École Sainte-Invention 1') ?? ''
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.goto(`/clients/${clientId}/licences`)
  const next = page.getByRole('region', { name: 'Semaine prochaine' })
  const register = page.getByRole('table', { name: 'Registre des licences' })
  const dialog = page.getByRole('dialog')
  await next.getByText('Semaine 49 · du lundi 30/11/2026 au dimanche 06/12/2026').waitFor()
  await next.getByText('Jamais délivrée').waitFor()
  await next.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await next.getByText('Valable jusqu’au dimanche 06/12/2026').waitFor()
  await register.getByText('À venir').waitFor()

  // The contract changes: the tab says what the licence says no more, and offers another.
  const region = page.getByRole('region', { name: 'Contrat' })
  await region.getByRole('button', { name: 'Modifier' }).click()
  await region.getByLabel('Vie scolaire').check()
  await region.getByLabel('Effectif maximal').fill('500')
  await region.getByRole('button', { name: 'Enregistrer' }).click()
  await next.getByText('A changé depuis : les modules, l’effectif maximal.').waitFor()
  await next.getByRole('button', { name: 'Remplacer la licence' }).first().click()
  await dialog.getByText('A changé depuis : les modules, l’effectif maximal.').waitFor()
  await dialog.getByRole('button', { name: 'Remplacer la licence' }).click()
  await page.getByText('Licence de la semaine 49 remplacée.').waitFor()
  await next.getByText(/A changé depuis/).waitFor({ state: 'hidden' })
  await register.getByText('Remplacée').waitFor()
  await register.getByText(/Remplacement/).waitFor()

  // Revoked by the keyboard, with a reason and a note.
  const more = next.getByRole('button', { name: 'Autres actions sur la licence de la semaine 49' })
  await more.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await dialog.getByText(/Un poste hors ligne ne le verra pas/).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.equal(await more.evaluate((button) => button === document.activeElement), true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Annuler la licence' }).click()
  await dialog.getByText('Choisissez la raison').waitFor()
  await dialog.getByLabel('Raison').selectOption({ label: 'Délivrée par erreur' })
  await dialog.getByLabel('Note').fill('Appel de Mme Inventée')
  await dialog.getByRole('button', { name: 'Annuler la licence' }).click()
  await page.getByText('Licence de la semaine 49 annulée.').waitFor()
  await next.getByText('Arrêtée').waitFor()
  const revoked = register.getByRole('row', { name: /Annulée/ })
  await revoked
    .getByText(`Délivrée par erreur, par ${world.technician.actor.name}, le 26/11/2026 10:00`)
    .waitFor()
  await revoked.getByText(/Appel de Mme Inventée/).waitFor()
  assert.equal(await register.getByRole('link', { name: /Télécharger/ }).count(), 0)

  await page.getByRole('link', { name: 'Historique' }).click()
  await page.getByText(/Licence annulée\s: semaine 49 de 2026, délivrée par erreur/).waitFor()
  assert.deepEqual(errors, [])
})

test('renewal is switched off and on again by the notice that offers to undo', async () => {
  const clientId = world.schools.get('Collège Sainte-Invention 2') ?? ''
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.goto(`/clients/${clientId}/licences`)
  const renewal = page.getByRole('switch', { name: /Renouvellement automatique/ })
  assert.equal(await renewal.isChecked(), true)
  await renewal.focus()
  await page.keyboard.press('Space')
  await page.getByText(/Renouvellement automatique désactivé/).waitFor()
  assert.equal(await renewal.isChecked(), false)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[role=switch]')?.checked === true,
  )
  const { renews } = await world.technician.browser.call('GET /api/clients/:clientId/licences', {
    params: { clientId },
  })
  assert.equal(renews, true)
  assert.deepEqual(errors, [])
})
