import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openTransferringSchool } from '#testing/transferring-school.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

test('a licence for all that the list selects: counted before, followed while it goes on, told at the end', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.getByLabel('Chercher un client').fill('sainte')
  await page.getByText(/^30\sclients$/).waitFor()
  await page.getByRole('button', { name: 'Délivrer la licence…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/À tous les clients du filtre\s: recherche «\ssainte\s»\./).waitFor()
  await dialog.getByText('5 clients recevront la licence').waitFor()
  await dialog.getByText('21 clients l’ont déjà').waitFor()
  await dialog.getByText(/^4 clients\s: pas de contrat$/).waitFor()

  // Before Thursday nobody can have next week’s.
  await dialog.getByLabel(/Semaine prochaine/).check()
  await dialog
    .getByText(/trop tôt/)
    .or(dialog.getByText(/recevront/))
    .first()
    .waitFor()
  await dialog.getByLabel('Semaine en cours').check()
  await dialog.getByRole('button', { name: 'Délivrer 5 licences' }).click()
  await dialog
    .getByRole('status')
    .getByText(/^Délivrance (commencée|terminée)/)
    .waitFor()
  await dialog.getByRole('progressbar', { name: 'Avancement' }).waitFor()
  const lot = new URL(page.url()).searchParams.get('lot') ?? ''
  assert.match(lot, /^[0-9a-f-]{36}$/)

  // Closing stops nothing; the address of the order shows it again, also after a reload.
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.doesNotMatch(page.url(), /lot=/)
  await page.goto(`/?lot=${lot}`)
  await page.getByText(/Délivrance terminée\s: 5 licences délivrées\./).waitFor({ timeout: 20_000 })
  await page
    .getByRole('dialog')
    .getByText(/30 sur 30 clients/)
    .waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click()
  await page.getByRole('button', { name: /^À délivrer\s?0/ }).waitFor()
  assert.deepEqual(errors, [])
})

test('an order from « Transferts en retard » is for those clients, and for no other', async () => {
  const { office, technician } = world
  const school = await openTransferringSchool(office, technician)
  assert.equal((await school.transfer({ mode: 'ordered' })).outcome, 'done')
  office.clock.advance(2 * 86_400_000)
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  await page.getByRole('button', { name: 'Transferts en retard' }).click()
  await page.waitForURL(/transferts=retard/)
  await page.getByText(/^1\sclient$/).waitFor()
  const asked = page.waitForRequest(/bulk-orders\/dry-run/)
  await page.getByRole('button', { name: 'Délivrer la licence…' }).click()
  const { filter } = (await asked).postDataJSON() as { filter: { transfers?: string } }
  assert.equal(filter.transfers, 'late')
  await page
    .getByRole('dialog')
    .getByText(/À tous les clients du filtre\s: transferts en retard\./)
    .waitFor()
  assert.deepEqual(errors, [])
})
