import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createPasswordLink } from '#domain/sign-in/password-links.ts'
import { adminSiteOf } from '#server/routes/places.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { foundDistributor, goodPassword, hire } from '#testing/people.ts'
import { openOnlineSchool, welcome } from '#testing/school-people.ts'
import { addApp, codeOf } from '#testing/second-factor.ts'
import { launchChromium } from './chromium.ts'

const office = await openBackOffice({ now: new Date() })
const chromium = await launchChromium()
after(async () => {
  await chromium.close()
  await office.close()
})
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
const technician = await hire(office, 'technicien', await foundDistributor(office))
const school = await openOnlineSchool(office, technician)
const ownPage = '/mon-compte/double-authentification'
const shots = process.env['SECOND_FACTOR_SHOTS']

test('a passkey is added by keyboard, enters after the password, and its removal leaves the password alone', async () => {
  const { mail } = await welcome(office, school.id)
  const { page, errors } = await openPage()
  await addVirtualAuthenticator(page)
  await signIn(page, mail)
  await page.goto(ownPage)
  await page.getByText('Votre compte n’est protégé que par votre mot de passe.').waitFor()
  await accessible(page, 'none')

  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).press('Enter')
  await page.getByLabel('Nom').fill('Clé du bureau')
  await page.getByLabel('Mot de passe actuel').fill(goodPassword)
  await accessible(page, 'add-passkey')
  await page.keyboard.press('Enter')
  const codes = page.getByRole('dialog', { name: 'Vos codes de secours' })
  await codes.waitFor()
  assert.equal(await codes.getByRole('listitem').count(), 10)
  await accessible(page, 'codes')
  await page.emulateMedia({ media: 'print' })
  if (shots !== undefined) await page.screenshot({ path: `${shots}/print.png` })
  const printed = (element: Element): string => getComputedStyle(element).visibility
  assert.equal(await page.locator('h1').evaluate(printed), 'hidden')
  assert.equal(await page.locator('dialog li').first().evaluate(printed), 'visible')
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Escape')
  await codes.getByRole('button', { name: 'J’ai gardé ces codes' }).click()
  await page.getByText('Il vous reste 10 codes sur dix.').waitFor()
  await page.getByText('Clé du bureau').waitFor()
  await accessible(page, 'protected')

  await page.context().clearCookies()
  await signIn(page, mail, 'step')
  await accessible(page, 'step-passkey')
  const byPasskey = page.getByRole('button', { name: 'Utiliser une clé d’accès' })
  assert.equal(await byPasskey.evaluate((button) => button === document.activeElement), true)
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).press('Enter')
  await page.waitForURL('/')

  await page.goto(ownPage)
  await page.getByRole('button', { name: 'Retirer « Clé du bureau »' }).click()
  await page.getByLabel('Mot de passe actuel').fill(goodPassword)
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  await page.getByText('Votre compte n’est protégé que par votre mot de passe.').waitFor()
  await page.context().clearCookies()
  await signIn(page, mail)
  assert.deepEqual(errors, [])
})

test('an app is added by the key under its QR code, enters by its code, and a recovery code stands in for it', async () => {
  const { mail, actor } = await welcome(office, school.id)
  const { page, errors } = await openPage()
  await signIn(page, mail)
  await page.goto(ownPage)
  await page.getByRole('button', { name: 'Ajouter une application' }).click()
  await page.getByLabel('Mot de passe actuel').fill('quatre girafes lisent un roman')
  await page.keyboard.press('Enter')
  await page.getByText('Le mot de passe actuel n’est pas le bon.').waitFor()
  await page.getByLabel('Mot de passe actuel').fill(goodPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: 'Code QR à scanner avec l’application' }).waitFor()
  const shown = await page.getByRole('dialog').locator('code').textContent()
  const secret = (shown ?? '').replaceAll(' ', '')
  const field = page.getByLabel('Code de l’application')
  assert.equal(await field.getAttribute('autocomplete'), 'one-time-code')
  await accessible(page, 'add-app')
  await field.fill('000000')
  await page.keyboard.press('Enter')
  await page.getByText(/Ce code n’est pas celui que l’application affiche/).waitFor()
  await field.fill(await codeOf(office, secret))
  await page.keyboard.press('Enter')
  const codes = page.getByRole('dialog', { name: 'Vos codes de secours' })
  const recovery = (await codes.locator('code').first().textContent()) ?? ''
  await codes.getByRole('button', { name: 'J’ai gardé ces codes' }).click()

  await page.context().clearCookies()
  office.clock.advance(30_000)
  await signIn(page, mail, 'step')
  assert.equal(await field.getAttribute('autocomplete'), 'one-time-code')
  await field.fill('000000')
  await page.keyboard.press('Enter')
  await page.getByText(/Ce code ou cette clé d’accès n’est pas accepté/).waitFor()
  await accessible(page, 'step-refused')
  await field.fill(await codeOf(office, secret))
  await page.keyboard.press('Enter')
  await page.waitForURL('/')

  await page.context().clearCookies()
  const { link } = await office.work(system, (work) =>
    createPasswordLink(work, adminSiteOf(office.house), actor.id, 'forgotten-password'),
  )
  await page.goto(link)
  await page.getByLabel('Mot de passe', { exact: true }).fill('six zèbres écoutent la radio')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Utiliser un code de secours' }).click()
  await page.getByLabel('Code de secours').fill(recovery)
  await page.keyboard.press('Enter')
  await page.waitForURL('/')
  assert.deepEqual(errors, [])
})

test('a second step that took too long says so and starts over', async () => {
  const { mail } = await welcome(office, school.id)
  const { page } = await openPage()
  await addVirtualAuthenticator(page)
  await signIn(page, mail)
  await page.goto(ownPage)
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  await page.getByLabel('Mot de passe actuel').fill(goodPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'J’ai gardé ces codes' }).click()
  await page.context().clearCookies()
  await signIn(page, mail, 'step')
  office.clock.advance(5 * 60_000)
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await page.getByText(/Cette connexion a expiré/).waitFor()
  await accessible(page, 'step-over')
  await page.getByRole('button', { name: 'Recommencer' }).click()
  await page.getByLabel('E-mail').waitFor()
})

test('« Mon compte » leads to double authentication, and an administrator resets a member who lost it', async () => {
  const administrator = await welcome(office, school.id)
  const member = await welcome(office, school.id, 'personnel')
  await addApp(office, member.browser)
  const { page, errors } = await openPage()
  await signIn(page, administrator.mail)
  await page.goto('/mon-compte')
  await page.getByRole('link', { name: 'Activer la double authentification' }).waitFor()
  await accessible(page, 'account')
  await page.getByRole('link', { name: 'Activer la double authentification' }).click()
  await page.getByRole('heading', { level: 1, name: 'Double authentification' }).waitFor()

  await page.goto('/comptes')
  const { name } = member.actor
  const row = page.getByRole('row').filter({ hasText: member.mail })
  await row.getByText('Double authentification').waitFor()
  const reset = { name: `Réinitialiser la double authentification de ${name}` }
  await row.getByRole('button', reset).click()
  await page.getByRole('dialog', reset).waitFor()
  await accessible(page, 'reset')
  await page.getByRole('button', { name: 'Réinitialiser', exact: true }).click()
  await page.getByText('double authentification réinitialisée, un lien est parti').waitFor()
  await row.getByText('Invitation en cours').waitFor()
  assert.deepEqual(errors, [])
})

async function openPage(): Promise<{ page: Page; errors: string[] }> {
  const context = await chromium.newContext({ locale: 'fr-FR', baseURL: office.adminUrl })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      errors.push(message.text())
  })
  return { page, errors }
}

/** A device of the browser's own, which says yes by itself. */
async function addVirtualAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
}

async function signIn(page: Page, mail: string, until: 'in' | 'step' = 'in'): Promise<void> {
  await page.goto('/connexion')
  await page.getByLabel('E-mail').fill(mail)
  await page.getByLabel('Mot de passe', { exact: true }).fill(goodPassword)
  await page.keyboard.press('Enter')
  if (until === 'in') await page.waitForURL('/')
  else await page.getByText(/votre compte demande un second facteur/).waitFor()
}

/** Axe finds nothing, and nothing scrolls sideways on a phone. With SECOND_FACTOR_SHOTS, a folder, a picture is left there. */
async function accessible(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  await page.setViewportSize({ width: 320, height: 800 })
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-320.png` })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  assert.equal(wide, false, `${name} scrolls sideways`)
  await page.setViewportSize(size)
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run(),
  )
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
    name,
  )
}
