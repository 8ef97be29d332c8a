import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { enterAs } from '#testing/appoint.ts'
import { goodPassword, hire } from '#testing/people.ts'
import { addApp, codeOf } from '#testing/second-factor.ts'
import { tabTo } from './tab-to.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const { office, technician } = world

test('« Mon compte », by keyboard alone: another session is seen and ended, and the way to a second factor found', async () => {
  const elsewhere = await enterAs(office, technician.actor.id)
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  await page.goto('/mon-compte')
  await page.getByRole('heading', { name: 'Sessions ouvertes' }).waitFor()
  await page.getByText('Cette session').waitFor()
  await tabTo(page, /^Fermer toutes les autres$/)
  await page.keyboard.press('Enter')
  await page.getByText('Les autres sessions sont fermées.').waitFor()
  await page
    .getByRole('button', { name: 'Fermer toutes les autres' })
    .waitFor({ state: 'detached' })
  assert.equal((await elsewhere.fetch('/api/session')).status, 401)

  await tabTo(page, /^Activer la double authentification$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Double authentification' }).waitFor()
  assert.deepEqual(errors, [])
})

test('the portal asks for the code of the app; an administrator takes it away from whoever lost it', async () => {
  const colleague = await hire(office, 'technicien', technician.actor.distributorId)
  const { secret } = await addApp(office, colleague.browser)
  const { page, errors } = await world.openPage()
  await page.goto('/connexion')
  await page.getByLabel('E-mail').fill(colleague.mail)
  await page.getByLabel('Mot de passe', { exact: true }).fill(goodPassword)
  await page.keyboard.press('Enter')
  await page.getByLabel('Code de l’application').fill(await codeOf(office, secret))
  await page.keyboard.press('Enter')
  await page.getByRole('row').nth(1).waitFor()

  const administrator = await hire(office, 'administrateur', null)
  const { page: theirs, errors: theirErrors } = await world.openPage()
  await world.signIn(theirs, administrator)
  await theirs.goto('/administration/equipe')
  const row = theirs.getByRole('row').filter({ hasText: colleague.mail })
  await row.getByText('Double authentification').waitFor()
  const reset = { name: `Réinitialiser la double authentification de ${colleague.actor.name}` }
  await row.getByRole('button', reset).click()
  await theirs.getByRole('dialog', reset).waitFor()
  await theirs.getByRole('button', { name: 'Réinitialiser', exact: true }).click()
  await row.getByText('Invitation en cours').waitFor()

  await row.getByRole('button', { name: /^Donner un nouveau lien/ }).click()
  await theirs.getByText(/n’est montré à personne d’autre/).waitFor()
  assert.equal(await theirs.getByRole('dialog').locator('code').count(), 0)
  await page.reload()
  await page.getByLabel('E-mail').waitFor()
  assert.deepEqual([...errors, ...theirErrors], [])
})
