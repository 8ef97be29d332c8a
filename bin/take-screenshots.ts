import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../e2e/chromium.ts'

/** npm run screenshots -- E-MAIL MOT-DE-PASSE: the README's pictures, from a running demo. */
const pictures = fileURLToPath(new URL('../docs/images', import.meta.url))
const portal = process.env['PORTAL_URL'] ?? 'http://clients.localhost:8080'
const [mail, password] = process.argv.slice(2)
if (mail === undefined || password === undefined) {
  console.error(
    'Usage : npm run screenshots -- E-MAIL MOT-DE-PASSE (ceux que la démonstration affiche)',
  )
  process.exit(2)
}

await mkdir(pictures, { recursive: true })
const browser = await launchChromium()
const page = await browser.newPage({
  baseURL: portal,
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: { width: 1280, height: 800 },
})
await page.goto('/connexion')
await page.getByLabel('E-mail').fill(mail)
await page.getByLabel('Mot de passe', { exact: true }).fill(password)
await page.getByRole('button', { name: 'Se connecter' }).click()
await page.getByRole('row').nth(1).waitFor()
await page.screenshot({ path: `${pictures}/accueil.png` })
await page
  .getByRole('link', { name: /Récupérée|Délivrée/ })
  .or(page.getByRole('row').last().getByRole('link'))
  .first()
  .click()
await page.getByLabel('Onglets du client').getByRole('link', { name: 'Licences' }).click()
await page.getByRole('heading', { name: 'Semaine en cours' }).waitFor()
await page.waitForLoadState('networkidle')
await page.screenshot({ path: `${pictures}/licences.png` })
await browser.close()
