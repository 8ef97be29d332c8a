import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { countTransferDays } from '#domain/transfers/count-transfer-days.ts'
import { openTransferringSchool } from '#testing/transferring-school.ts'
import { tabTo } from './tab-to.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const { office, technician } = world

const [failing, good] = [
  await openTransferringSchool(office, technician, { name: 'Collège Sans-Table' }),
  await openTransferringSchool(office, technician, { name: 'Collège Tout-Va-Bien' }),
]
failing.base.tables.delete('cours')
await failing.transfer()
await good.transfer()
await countTransferDays(office.house, () => false)

test('by keyboard alone: from the fleet each number opens the list of those it counts, and the way back', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  await tabTo(page, /^Parc$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Parc' }).waitFor()
  await page.getByText(/^32\sclients$/).waitFor()

  await followByKeyboard(page, /^30\sJamais reçu$/, 30)
  await page.goBack()
  await followByKeyboard(page, /^\d+\sÀ délivrer$/)
  await page.goBack()
  await followByKeyboard(page, /^1\sclient\s: Table absente ou requête refusée$/, 1)
  await page.getByRole('link', { name: 'Collège Sans-Table' }).waitFor()

  // What selected is said, and goes by a key; the focus stays among the filters.
  await tabTo(page, /^Retirer le filtre «\sTable absente ou requête refusée\s»$/)
  await page.keyboard.press('Enter')
  await page.getByText(/^32\sclients$/).waitFor()
  const focused = await page.evaluate(() => document.activeElement?.closest('search') !== null)
  assert.equal(focused, true)
  assert.deepEqual(errors, [])
})

test('a version and a state of it are followed together, and both filters are said', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, world.publisher)
  await page.goto('/parc')
  const versions = page.getByRole('table', { name: 'Par version d’Outils' })
  await versions.getByRole('link', { name: /^1\sclient «\sÀ jour\s», 1\.0\.0$/ }).click()
  await page.waitForURL(/outils=1\.0\.0/)
  await page.getByText(/^1\sclient$/).waitFor()
  await page.getByRole('link', { name: 'Collège Tout-Va-Bien' }).waitFor()
  const filters = page.getByRole('group', { name: 'Filtres venus du parc' })
  await filters.waitFor()
  assert.deepEqual((await filters.getByRole('button').allTextContents()).map(plain), [
    'Transferts : À jour',
    'Outils 1.0.0',
  ])
  assert.deepEqual(errors, [])
})

test('the year of transfers stands in a picture, and week by week in a table beside it', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  await page.goto('/parc')
  await page.getByRole('img', { name: /2 en tout, dont 1 en échec ou interrompus/ }).waitFor()
  await tabTo(page, /^Voir semaine par semaine$/)
  await page.keyboard.press('Enter')
  const table = page.getByRole('table', { name: 'Un an de transferts' })
  const [, thisWeek, ...weeks] = await table.getByRole('row').all()
  assert.equal(weeks.length, 52)
  const cells = (await thisWeek?.getByRole('cell').allTextContents()) ?? []
  assert.deepEqual(cells.slice(1, 5), ['1', '0', '1', '0'])
  assert.deepEqual(errors, [])
})

/** To the link of that name, through it, and the list counts as many as the link said. */
async function followByKeyboard(page: Page, name: RegExp, expected?: number): Promise<void> {
  const link = page.getByRole('link', { name })
  const said = Number.parseInt((await link.textContent()) ?? '', 10)
  if (expected !== undefined) assert.equal(said, expected)
  assert.ok(said > 0)
  await tabTo(page, name)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /TOUS LES CLIENTS/ }).waitFor()
  await page
    .getByText(said === 1 ? /^1\sclient$/ : new RegExp(String.raw`^${said}\sclients$`))
    .waitFor()
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ')
}
