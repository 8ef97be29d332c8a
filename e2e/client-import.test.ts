import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { clientColumns } from '#base/client-columns.ts'
import { spellCsv } from '#base/spell-csv.ts'
import { uaiLetter } from '#base/uai.ts'
import { tabTo } from './tab-to.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

const titles = clientColumns.map(({ title }) => title)

/** Clients of a file, some of them with a code that is none. */
function clients(count: number, isBad: (index: number) => boolean): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const number = 6_000_000 + index
    const code = isBad(index) ? 'A0000000' : `${number}${uaiLetter(number)}`
    return [code, '', `École Importée ${index}`, '', '35000', 'Rennes', '', '', '', '']
  })
  return spellCsv([titles, ...lines])
}
const fileOf = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

test('a file of 5,000 clients: 37 bad lines are shown, the mended file is created under one’s eyes, the list has them', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.getByText(/^30\sclients$/).waitFor()
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Importer un fichier…' }).click()
  await page.getByRole('heading', { name: 'Importer des clients' }).waitFor()

  const isBad = (index: number): boolean => index % 135 === 100
  const input = page.locator('input[type="file"]')
  await input.setInputFiles(fileOf('clients.csv', clients(5000, isBad)))
  await page.getByText(/^37\slignes ne conviennent pas$/).waitFor()
  const faults = page.getByRole('table', { name: 'À corriger' })
  assert.equal(await faults.locator('tbody tr').count(), 37)
  await faults.getByText('Le code OGEC commence par un chiffre.').first().waitFor()
  assert.equal(await faults.locator('tbody tr').first().locator('td').first().innerText(), '102')
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Télécharger les erreurs' }).click()
  const download = await downloading
  assert.equal(download.suggestedFilename(), 'erreurs-clients.csv')
  const told = await readFile(await download.path(), 'utf8')
  assert.equal(told.trimEnd().split('\r\n').length, 38)
  assert.equal(await page.getByRole('button', { name: /^Importer \d/ }).count(), 0)

  await input.setInputFiles(
    fileOf(
      'clients-corrigés.csv',
      clients(5000, () => false),
    ),
  )
  await page.getByText(/^5\s000\slignes vérifiées\s: tout convient\.$/).waitFor()
  await page.getByRole('button', { name: /^Importer 5\s000\sclients$/ }).click()
  const bar = page.getByRole('progressbar', { name: 'Avancement' })
  await bar.waitFor()
  assert.match(page.url(), /lot=[0-9a-f-]{36}/)

  // Left and found again, without its address.
  await page.getByRole('link', { name: 'Tous les clients' }).click()
  await page.getByRole('heading', { name: /TOUS LES CLIENTS/ }).waitFor()
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Importer un fichier…' }).click()
  await page.getByText(/^Import terminé\s: 5\s000\sclients créés\.$/).waitFor({ timeout: 120_000 })
  await page.getByText(/^5\s000 sur 5\s000\sclients$/).waitFor()
  await page.getByRole('link', { name: 'Voir la liste' }).click()
  await page.getByText(/^5\s030\sclients$/).waitFor()
  await page.getByLabel('Chercher un client').fill('importée 4999')
  await page.getByText(/^1\sclient$/).waitFor()

  const exporting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Exporter en CSV' }).click()
  const exported = await readFile(await (await exporting).path(), 'utf8')
  const [header, row, ...rest] = exported.trimEnd().split('\r\n')
  assert(header?.startsWith(`\uFEFF${titles.join(';')};`))
  assert.match(row ?? '', /^6004999.;;École Importée 4999;;35000;Rennes;;;Statim Bretagne;/)
  assert.deepEqual(rest, [])
  assert.deepEqual(errors, [])
})

test('a file that is none says what to do; by keyboard alone the next one is chosen, checked and imported', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.publisher)
  await page.goto('/clients/import')
  const input = page.locator('input[type="file"]')
  await input.setInputFiles(fileOf('clients.xlsx', 'PK\u0003\u0004\0\0'))
  await page
    .getByRole('alert')
    .getByText(/n’est pas un texte CSV/)
    .waitFor()
  await page
    .getByRole('alert')
    .getByText(/CSV UTF-8/)
    .waitFor()
  await input.setInputFiles(fileOf('vide.csv', ''))
  await page.getByRole('alert').getByText('Ce fichier ne contient aucun client.').waitFor()
  await input.setInputFiles(fileOf('enorme.csv', 'x'.repeat(5 * 1024 * 1024 + 1)))
  await page
    .getByRole('alert')
    .getByText(/dépasse 5\sMo/)
    .waitFor()

  const choosing = page.waitForEvent('filechooser')
  await tabTo(page, /^Choisir un fichier$/)
  await page.keyboard.press('Enter')
  const latin = Buffer.from(
    'Code OGEC,Nom,Ville\n0350999Z,Coll\u00E8ge \u00C9toile,N\u00EEmes\n',
    'latin1',
  )
  // Written by an older spreadsheet.
  await (await choosing).setFiles({ name: 'ancien.csv', mimeType: 'text/csv', buffer: latin })
  await tabTo(page, /^Importer 1\sclient$/)
  await page.keyboard.press('Enter')
  await page.getByText(/^Import terminé\s: 1\sclient créé\.$/).waitFor()
  await tabTo(page, /^Voir la liste$/)
  await page.keyboard.press('Enter')
  await page.getByLabel('Chercher un client').fill('étoile')
  await page.getByText('Collège Étoile').first().waitFor()
  assert.deepEqual(errors, [])
})
