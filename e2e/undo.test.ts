import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { frameTexts } from '#sites/texts/frame.ts'
import { hire } from '#testing/people.ts'
import { openOnlineSchool } from '#testing/school-people.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

const { office, technician } = world
const { call } = technician.browser
const contact = { name: 'Annie Le Goff', role: 'Secrétaire', mail: null, phone: '02 99 12 34 56' }

const ogecOf = async (clientId: string): Promise<string> =>
  (await call('GET /api/clients/:clientId', { params: { clientId } })).ogec

async function contactsOf(clientId: string): Promise<string[]> {
  const { contacts } = await call('GET /api/clients/:clientId', { params: { clientId } })
  return contacts.map(({ name, role, phone }) => [name, role, phone].join(', '))
}

test('a contact goes at once, unasked, and Ctrl+Z brings it back, even from the next client', async () => {
  const clientId = world.schools.get('École Sainte-Invention 1') ?? ''
  const otherId = world.schools.get('École Sainte-Invention 4') ?? ''
  for (const id of [clientId, otherId])
    await call('POST /api/clients/:clientId/contacts', { params: { clientId: id }, body: contact })
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Retirer Annie Le Goff' }).press('Enter')
  await page.getByText('Annie Le Goff : contact retiré.').waitFor()
  assert.deepEqual(await contactsOf(clientId), [])
  await page.keyboard.press('Control+z')
  await page.getByText('C’est annulé.').waitFor()
  assert.deepEqual(await contactsOf(clientId), ['Annie Le Goff, Secrétaire, 02 99 12 34 56'])

  await page.getByRole('button', { name: 'Retirer Annie Le Goff' }).press('Enter')
  await page.getByText('Annie Le Goff : contact retiré.').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: frameTexts.searchTitle }).waitFor()
  await page.keyboard.type(`${await ogecOf(otherId)}\n`)
  await page.getByRole('heading', { level: 1, name: 'École Sainte-Invention 4' }).waitFor()
  await page.getByText('C’est annulé.').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Annuler', exact: true }).press('Enter')
  await page.getByText('C’est annulé.').waitFor()
  assert.equal((await contactsOf(clientId)).length, 1)
  assert.equal((await contactsOf(otherId)).length, 1)
  assert.deepEqual(errors, [])
})

test('what a colleague has changed since is not undone, and one is told', async () => {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const colleague = await hire(office, 'technicien', technician.actor.distributorId)
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  await page.goto(`/clients/${clientId}/service-en-ligne`)
  const box = page.getByRole('checkbox', { name: /^Accès au site/ })
  await box.waitFor()
  const opened = await box.isChecked()
  await box.press(' ')
  await page.getByRole('button', { name: 'Annuler', exact: true }).waitFor()
  // Back and forth again: what stands is the colleague’s.
  for (const open of [opened, !opened]) {
    office.clock.advance(60_000)
    await colleague.browser.call('PUT /api/clients/:clientId/online-service/access', {
      params: { clientId },
      body: { open },
    })
  }
  await page.keyboard.press('Control+z')
  await page.getByText('Rien n’a été annulé').waitFor()
  const { service } = await call('GET /api/clients/:clientId/online-service', {
    params: { clientId },
  })
  assert.equal(service?.access.open, !opened)
  assert.equal(service.access.by, colleague.actor.name)
  assert.deepEqual(errors, [])
})

test('a form that is open for one client is not open for the next', async () => {
  const { page } = await world.openPage()
  await world.signIn(page, technician)
  await page.goto(`/clients/${world.schools.get('Collège Sainte-Invention 2') ?? ''}`)
  await page.getByRole('button', { name: 'Modifier', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: frameTexts.searchTitle }).waitFor()
  await page.keyboard.type(
    `${await ogecOf(world.schools.get('Collège Sainte-Invention 5') ?? '')}\n`,
  )
  await page.getByRole('heading', { level: 1, name: 'Collège Sainte-Invention 5' }).waitFor()
  await page.getByRole('button', { name: 'Modifier', exact: true }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Enregistrer' }).count(), 0)
})
