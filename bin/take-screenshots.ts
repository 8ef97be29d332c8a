import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { launchChromium } from '../e2e/chromium.ts'

/** npm run screenshots -- E-MAIL MOT-DE-PASSE: the pictures of the README and of the guide, from a running demo. */
const pictures = fileURLToPath(new URL('../docs/images', import.meta.url))
const portal = process.env['PORTAL_URL'] ?? 'http://clients.localhost:8080'
const [mail, password] = process.argv.slice(2)
if (mail === undefined || password === undefined) {
  console.error(
    'Usage : npm run screenshots -- E-MAIL MOT-DE-PASSE (ceux que la démonstration affiche)',
  )
  process.exit(2)
}
/** The school of the demo that has a real agent. */
const school = 'École Sainte-Orvane'

type Shot = { readonly picture: string; readonly reach: (page: Page) => Promise<void> }

const tab = (name: string) => (page: Page) =>
  page.getByLabel('Onglets du client').getByRole('link', { name }).click()

/** Long enough for what comes after to say that it is loading. */
const settleMs = 300

/** In the order of somebody who works: each begins where the one before ended. */
const shots: readonly Shot[] = [
  { picture: 'guide/connexion', reach: async (page) => void (await page.goto('/connexion')) },
  { picture: 'accueil', reach: signIn },
  { picture: 'guide/recherche', reach: search },
  { picture: 'guide/general', reach: openSchool },
  { picture: 'licences', reach: tab('Licences') },
  { picture: 'guide/ecoledirecte', reach: tab('EcoleDirecte') },
  { picture: 'guide/transferts', reach: tab('Transferts') },
  { picture: 'guide/journal', reach: tab('Log Outils') },
  { picture: 'guide/acces', reach: tab('Accès') },
  { picture: 'guide/sans-licence', reach: async (page) => void (await page.goto('/licences')) },
  {
    picture: 'guide/mot-de-passe',
    reach: async (page) => void (await page.goto('/mon-compte/mot-de-passe')),
  },
  { picture: 'guide/parc', reach: async (page) => void (await page.goto('/parc')) },
  { picture: 'guide/import', reach: async (page) => void (await page.goto('/clients/import')) },
  { picture: 'guide/palette', reach: openPalette },
]

await mkdir(`${pictures}/guide`, { recursive: true })
const browser = await launchChromium()
const page = await browser.newPage({
  baseURL: portal,
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: { width: 1280, height: 800 },
})
for (const { picture, reach } of shots) {
  await reach(page)
  await isDrawn(page)
  await page.screenshot({ path: `${pictures}/${picture}.png` })
  console.log(picture)
}
await browser.close()

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(mail ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(password ?? '')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('row').nth(1).waitFor()
}

async function search(page: Page): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type('orvane')
  await page
    .getByText(/^1 client/)
    .first()
    .waitFor()
}

async function openSchool(page: Page): Promise<void> {
  await page.getByRole('link', { name: school }).click()
  await page.getByRole('heading', { name: school }).waitFor()
}

async function openPalette(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('row').nth(1).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: 'Parc' }).waitFor()
}

/** Pages that stay live never fall silent: they are drawn when nothing says that it is loading. */
async function isDrawn(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  await page.waitForTimeout(settleMs)
  await page.getByRole('status', { name: 'Chargement' }).waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready')
}
