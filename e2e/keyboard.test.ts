import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { goodPassword } from '#testing/people.ts'
import { tabTo } from './tab-to.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

test('the whole job by keyboard alone: sign in, find, note, issue, download, come back', async () => {
  const { page, errors } = await world.openPage()
  const clientId = world.schools.get('École Sainte-Invention 1') ?? ''
  const { ogec } = await world.technician.browser.call('GET /api/clients/:clientId', {
    params: { clientId },
  })
  const type = (text: string) => page.keyboard.type(text)
  await page.goto('/connexion')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await tabTo(page, /^E-mail/)
  await type(world.technician.mail)
  await tabTo(page, /^Mot de passe(?! oublié)/)
  await type(goodPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /TOUS LES CLIENTS/ }).waitFor()

  // `/` goes to the search, the arrows to the rows, Enter opens.
  await page
    .getByRole('row', { name: /À délivrer/ })
    .first()
    .waitFor()
  await page.keyboard.press('/')
  await type(ogec)
  await page.getByText(/^1\sclient$/).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /École Sainte-Invention/ }).waitFor()

  await tabTo(page, /^Nouvelle observation/)
  await type('Rappeler lundi, après la récréation.')
  await tabTo(page, /^Ajouter l’observation/)
  await page.keyboard.press('Enter')
  await page.locator('article, li').filter({ hasText: 'Rappeler lundi' }).first().waitFor()

  // That of the frame comes first, then the tab of the client.
  await tabTo(page, /^Licences$/)
  await tabTo(page, /^Licences$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Semaine en cours' }).waitFor()
  await tabTo(page, /^Ajouter$/)
  await page.keyboard.press('Enter')
  await page.getByText(/Valable jusqu’au/).waitFor()
  await tabTo(page, /^Télécharger/)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ])
  assert.match(download.suggestedFilename(), /\.lic$/)

  await tabTo(page, /^Retour à la liste/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /TOUS LES CLIENTS/ }).waitFor()
  assert.match(page.url(), /recherche=/)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  assert.deepEqual(errors, [])
})
