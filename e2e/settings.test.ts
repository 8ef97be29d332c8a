import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hire } from '#testing/people.ts'
import { openTransferringSchool } from '#testing/transferring-school.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const { office } = world

const late = 'Transferts en retard après (heures)'
const grace = 'Licence acceptée après sa semaine (jours)'
const thresholds = (page: Page) => page.getByRole('region', { name: 'Seuils' })
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer' }).click()
const edit = (page: Page) => thresholds(page).getByRole('button', { name: 'Modifier' }).click()

test('an administrator changes the thresholds, sees them in force, undoes, puts back; of two at once nothing is lost', async () => {
  const school = await openTransferringSchool(office, world.technician)
  await school.transfer()
  office.clock.advance(20 * 3_600_000)
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.publisher)
  await page.getByRole('link', { name: 'Administration' }).click()
  await page.getByRole('link', { name: 'Réglages' }).click()
  const shown = thresholds(page)
  await shown.getByText('24 heures', { exact: true }).waitFor()

  await edit(page)
  await page.getByLabel(late).fill('3')
  await save(page)
  await page.getByText(/^Un nombre entier, de 12 à 720\.$/).waitFor()
  await page.getByLabel(late).fill('18')
  await save(page)
  await shown.getByText('18 heures', { exact: true }).waitFor()
  await shown.getByText(/^À l’origine\s: 24 heures$/).waitFor()
  await page.goto(`/clients/${school.clientId}/transferts`)
  await page.getByText(/Aucune fin depuis plus de 18 heures\./).waitFor()
  await page.goto('/parc')
  await page.getByText(/^En retard\s: aucune fin depuis plus de 18 heures\.$/).waitFor()

  await page.goto('/administration/reglages')
  await shown.getByRole('button', { name: 'Revenir aux valeurs d’origine' }).click()
  await shown.getByText('24 heures', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('C’est annulé.').waitFor()
  await shown.getByText('18 heures', { exact: true }).waitFor()

  await edit(page)
  await page.getByLabel(late).fill('36')
  const colleague = await hire(office, 'administrateur', null)
  const { version } = (await colleague.browser.call('GET /api/settings')).thresholds
  const body = { version, lateAfterHours: 72, endsSoonDays: 30, licenceGraceDays: 2 }
  await colleague.browser.call('PUT /api/settings/thresholds', { body })
  await save(page)
  await page.getByText(new RegExp(`${colleague.actor.name} a modifié ces informations`)).waitFor()
  assert.equal(await page.getByLabel(grace).inputValue(), '2')
  await page.getByLabel(/^Garder la mienne\s: 36 heures$/).check()
  await save(page)
  await shown.getByText('36 heures', { exact: true }).waitFor()
  await shown.getByText('2 jours', { exact: true }).waitFor()

  await page.goto('/administration/audit')
  await page
    .getByText(/Transferts en retard après \(heures\)/)
    .first()
    .waitFor()
  assert.deepEqual(errors, [])
})
