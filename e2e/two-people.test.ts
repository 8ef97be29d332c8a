import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { hire } from '#testing/people.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

test('of two people who edit one file, the second is told what changed, and nothing is lost', async () => {
  const clientId = world.schools.get('Collège Sainte-Invention 2') ?? ''
  const colleague = await hire(world.office, 'technicien', world.technician.actor.distributorId)
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Modifier', exact: true }).click()
  await page.getByLabel('Ville').fill('Cancale')
  await page.getByLabel('Téléphone').fill('02 99 11 11 11')

  // Meanwhile, somebody else saves the phone and the mail.
  const {
    distributor,
    contacts: _contacts,
    observations: _observations,
    id: _id,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    ogec,
    uai,
    timeZone,
    ...file
  } = await colleague.browser.call('GET /api/clients/:clientId', { params: { clientId } })
  const fields = {
    ...file,
    ogec,
    uai,
    timeZone: timeZone as 'Europe/Paris',
    distributorId: distributor?.id ?? null,
  }
  await colleague.browser.call('PUT /api/clients/:clientId', {
    params: { clientId },
    body: { ...fields, phone: '02 99 22 22 22', mail: 'autre@exemple.test' },
  })

  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText(new RegExp(`${colleague.actor.name} a modifié ces informations`)).waitFor()
  await page.getByText('02 99 22 22 22').first().waitFor()
  await page.getByText(/Ses changements ont été repris dans le formulaire.*E-mail/).waitFor()
  assert.equal(await page.getByLabel('E-mail').inputValue(), 'autre@exemple.test')
  assert.equal(await page.getByLabel('Ville').inputValue(), 'Cancale')
  const kept = await colleague.browser.call('GET /api/clients/:clientId', { params: { clientId } })
  assert.equal(kept.phone, '02 99 22 22 22')

  await page
    .getByLabel(/^Garder la mienne/)
    .first()
    .check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: 'Modifier', exact: true }).waitFor()
  const merged = await colleague.browser.call('GET /api/clients/:clientId', {
    params: { clientId },
  })
  assert.deepEqual(
    [merged.city, merged.phone, merged.mail],
    ['Cancale', '02 99 11 11 11', 'autre@exemple.test'],
  )
  assert.deepEqual(errors, [])
})

test('a client opened from the middle of the list leads back to the same filter, scroll and row', async () => {
  const { page } = await world.openPage({ viewport: { width: 1280, height: 500 } })
  await world.signIn(page, world.technician)
  await page.getByRole('button', { name: /^Délivrée/ }).click()
  await page.waitForURL(/etat=/)
  const row = page.getByRole('link', { name: 'École Sainte-Invention 28' })
  for (let turn = 0; turn < 20 && !(await row.isVisible()); turn += 1)
    await page.mouse.wheel(0, 200)
  await row.scrollIntoViewIfNeeded()
  const before = await row.boundingBox()
  await row.click()
  await page.getByRole('heading', { level: 1, name: 'École Sainte-Invention 28' }).waitFor()
  await page
    .getByRole('link', { name: /Accueil/ })
    .first()
    .click()
  await row.waitFor()
  assert.match(page.url(), /etat=/)
  const after = await row.boundingBox()
  assert.ok(
    Math.abs((before?.y ?? 0) - (after?.y ?? 999)) < 60,
    `the row stood at ${before?.y}, now at ${after?.y}`,
  )
})
