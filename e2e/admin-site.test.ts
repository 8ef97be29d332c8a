import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { switchAccess } from '#domain/online-service/switch-service.ts'
import { createMember } from '#domain/school-accounts/create-member.ts'
import { adminSiteOf, onlinePlacesOf } from '#server/routes/places.ts'
import { system } from '#testing/back-office.ts'
import { lastMailTo, tokenIn } from '#testing/mails.ts'
import { goodPassword } from '#testing/people.ts'
import { openOnlineSchool, welcome, type SchoolPerson } from '#testing/school-people.ts'
import { tabTo } from './tab-to.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const { office, technician } = world
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

test('by keyboard alone: first connection by the link of the mail, publish a module, take it back, sign out', async () => {
  const { id: clientId, name } = await openOnlineSchool(office, technician)
  const mail = 'secretariat@exemple.test'
  await office.work(system, (work) =>
    createMember(work, adminSiteOf(office.house), clientId, {
      mail,
      name: 'Anne Le Goff',
      role: 'administrateur-etablissement',
      rights: [],
    }),
  )
  const token = tokenIn(await lastMailTo(office, mail))
  const { page, errors } = await openAdminPage()
  await page.goto(`/lien#${token}`)
  await page.getByText('Bienvenue Anne Le Goff.', { exact: false }).waitFor()
  await tabTo(page, /^Mot de passe/)
  await page.keyboard.type(goodPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  assert.equal(await page.title(), `Accueil · Administration — ${name}`)
  await page.getByText('Les familles et les enseignants peuvent entrer.').waitFor()

  await tabTo(page, /^Modules$/)
  await page.keyboard.press('Enter')
  const row = page.getByRole('row', { name: /^Notes/ })
  await row.getByText('Non publié').waitFor()
  await page
    .getByRole('row', { name: /^Passage/ })
    .getByText('Pour l’ajouter, voyez avec votre distributeur.')
    .waitFor()
  await tabTo(page, /^Publier Notes/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Publier Notes' }).waitFor()
  await page.keyboard.press('Enter')
  await row.getByText(/^Publié depuis le/).waitFor()
  await tabTo(page, /^Retirer Notes/)
  await page.keyboard.press('Enter')
  await row.getByText('Non publié').waitFor()
  await tabTo(page, /^Annuler$/)
  await page.keyboard.press('Enter')
  await row.getByText(/^Publié depuis le/).waitFor()

  await tabTo(page, /^Mon compte/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Se déconnecter/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Connexion' }).waitFor()
  assert.deepEqual(errors, [])
  await page.context().close()
})

test('what two people write of the school is merged, and families see it', async () => {
  const { id: clientId, ogec } = await openOnlineSchool(office, technician)
  const one = await welcome(office, clientId)
  const other = await welcome(office, clientId)
  const { page, errors } = await openAdminPage(one)

  await page.goto('/presentation')
  await page.getByRole('button', { name: 'Modifier' }).click()
  const file = page.locator('input[type=file]')
  await file.setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg/>'),
  })
  await page.getByText('Ce fichier n’est ni un PNG ni un JPEG', { exact: false }).waitFor()
  await file.setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(110 * 1024)]),
  })
  await page.getByText(/Ce fichier pèse 111 Ko/).waitFor()
  await file.setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from(png, 'base64'),
  })
  await page.getByRole('img', { name: 'Logo' }).waitFor()
  await page.getByRole('textbox', { name: 'Mot d’accueil' }).fill('Bienvenue à toutes et à tous.')
  await other.browser.call('PUT /api/school/presentation', {
    body: { version: null, logo: null, welcome: 'Bonjour.' },
  })
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText(/a modifié ces informations/).waitFor()
  await page.getByLabel('Garder la mienne : Bienvenue à toutes et à tous.').check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Présentation enregistrée', { exact: false }).waitFor()

  await page.goto('/coordonnees')
  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByLabel('Téléphone').fill('02 99 00 11 22')
  const contact = await other.browser.call('GET /api/school/contact')
  await other.browser.call('PUT /api/school/contact', { body: { ...contact, city: 'Vannes' } })
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText(/ont été repris dans le formulaire\s: ville/).waitFor()
  assert.equal(await page.getByLabel('Ville').inputValue(), 'Vannes')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Coordonnées enregistrées.').waitFor()
  await page.getByText('02 99 00 11 22').waitFor()

  await one.browser.call('PUT /api/school/modules/:module', {
    params: { module: 'notes' },
    body: { publishedFrom: '2026-09-01' },
  })
  const families = await world.openPage({ baseURL: office.schoolUrl })
  await families.page.goto(`/${ogec.toLowerCase()}`)
  await families.page.getByText('Bienvenue à toutes et à tous.').waitFor()
  await families.page.getByText('depuis le 01/09/2026').waitFor()
  await families.page.locator('img').waitFor()
  assert.deepEqual([...errors, ...families.errors], [])
  await page.context().close()
  await families.page.context().close()
})

test('an administrator invites, limits, disables; alerts and a new address are one’s own', async () => {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const administrator = await welcome(office, clientId)
  await technician.browser.call('POST /api/clients/:clientId/school-administrators', {
    params: { clientId },
    body: { name: 'Yves Morvan', mail: 'yves.morvan@exemple.test' },
  })
  const { page, errors } = await openAdminPage(administrator)
  await page.goto('/comptes')
  await page.getByRole('button', { name: 'Refuser Yves Morvan' }).click()
  await page.getByText('Yves Morvan est refusé : rien n’a été créé.').waitFor()
  await page.getByRole('button', { name: 'Inviter une personne' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nom').fill('Maël Riou')
  await dialog.getByLabel('E-mail').fill(technician.mail)
  await dialog.getByLabel('Modules').check()
  await dialog.getByRole('button', { name: 'Inviter' }).click()
  await dialog.getByText('Cette adresse est celle d’une personne du support.').first().waitFor()
  await dialog.getByLabel('E-mail').fill('mael.riou@exemple.test')
  await dialog.getByRole('button', { name: 'Inviter' }).click()
  const row = page.getByRole('row', { name: /Maël Riou/ })
  await row.getByText('Invitation en cours').waitFor()
  // The clock of the house stands still: the order of two mails of one instant is nobody’s.
  office.clock.advance(1000)
  await row.getByRole('button', { name: 'Renvoyer le lien à Maël Riou' }).click()
  await page.getByText(/Un nouveau lien part à mael\.riou@exemple\.test/).waitFor()
  const token = tokenIn(await lastMailTo(office, 'mael.riou@exemple.test'))
  const staff = await openAdminPage()
  await staff.page.goto(`/lien#${token}`)
  await staff.page.getByLabel('Mot de passe', { exact: true }).fill(goodPassword)
  await staff.page.getByRole('button', { name: 'Enregistrer et entrer' }).click()
  await staff.page.getByRole('heading', { name: 'EcoleDirecte' }).waitFor()
  const entries = staff.page.getByRole('navigation').getByRole('link')
  assert.deepEqual(await entries.allTextContents(), [
    'Accueil',
    'Présentation',
    'Coordonnées',
    'Modules',
    'Alertes transferts',
  ])
  await staff.page.goto('/comptes')
  await staff.page.getByText('Cette page n’est pas ouverte à votre compte').waitFor()
  await staff.page.goto('/presentation')
  await staff.page.getByText('Votre compte permet de lire cette page', { exact: false }).waitFor()
  assert.ok(await staff.page.getByRole('button', { name: 'Modifier' }).isDisabled())
  await staff.page.goto('/modules')
  assert.ok(await staff.page.getByRole('button', { name: 'Publier Notes…' }).isEnabled())

  await page.goto('/alertes')
  await page.getByLabel('Échec : prévenir Maël Riou').click()
  await page.getByText('Maël Riou : alertes enregistrées.').waitFor()
  await page.reload()
  assert.ok(await page.getByLabel('Échec : prévenir Maël Riou').isChecked())

  await page.goto('/mon-compte')
  await page.getByLabel('Nouvelle adresse e-mail').fill('nouvelle.adresse@exemple.test')
  await page.getByLabel('Mot de passe actuel').last().fill(goodPassword)
  await page.getByRole('button', { name: 'Envoyer le lien' }).click()
  await page.getByText(/Un lien est parti à nouvelle\.adresse@exemple\.test/).waitFor()
  const confirmation = tokenIn(await lastMailTo(office, 'nouvelle.adresse@exemple.test'))
  await page.goto(`/nouvelle-adresse#${confirmation}`)
  await page.getByRole('button', { name: 'Confirmer cette adresse' }).click()
  await page.getByText(/entre désormais avec nouvelle\.adresse@exemple\.test/).waitFor()

  await page.goto('/comptes')
  await page.getByRole('button', { name: 'Désactiver Maël Riou' }).click()
  await row.getByText('Désactivé', { exact: true }).waitFor()
  await staff.page.goto('/modules')
  await staff.page.getByRole('heading', { name: 'Connexion' }).waitFor()
  assert.deepEqual([...errors, ...staff.errors], [])
  await page.context().close()
  await staff.page.context().close()
})

test('once the access is closed nothing can be changed: every page says so, and what was typed stays', async () => {
  const { id: clientId, ogec, name } = await openOnlineSchool(office, technician)
  const person = await welcome(office, clientId)
  const { page, errors } = await openAdminPage(person)
  await page.goto('/presentation')
  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByRole('textbox', { name: 'Mot d’accueil' }).fill('À ne pas perdre.')
  await office.work(technician.actor, (work) =>
    switchAccess(work, onlinePlacesOf(office.house), clientId, false),
  )
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('tout se lit, rien ne se modifie.', { exact: false }).first().waitFor()
  await page.getByText('Rien ne peut être modifié pour le moment.').waitFor()
  assert.equal(
    await page.getByRole('textbox', { name: 'Mot d’accueil' }).inputValue(),
    'À ne pas perdre.',
  )
  for (const path of ['/', '/modules', '/alertes', '/comptes', '/acces-du-support']) {
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto(path)
    await page.getByText('Rien ne peut être modifié pour le moment.').waitFor()
  }
  // Saying no must never wait.
  await page.getByLabel('Jamais').check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Accès du support enregistré.').waitFor()

  const families = await world.openPage({ baseURL: office.schoolUrl })
  await families.page.goto(`/${ogec}`)
  await families.page.getByRole('heading', { name }).waitFor()
  await families.page.getByText(`Le site de ${name} est fermé pour le moment.`).waitFor()
  await families.page.goto('/0000000Z')
  await families.page.getByRole('heading', { name: 'Établissement introuvable' }).waitFor()
  await families.page.getByRole('link', { name: 'Saisir un autre code' }).click()
  await families.page.getByLabel('Code de l’établissement').fill('ABC')
  await families.page.getByRole('button', { name: 'Ouvrir' }).click()
  await families.page.getByText(/^Ce code compte 8 caractères/).waitFor()
  assert.deepEqual([...errors, ...families.errors], [])
  await page.context().close()
  await families.page.context().close()
})

test('under supervision the banner says it all, what is denied says why, and the end is told in words', async () => {
  const { id: clientId, name } = await openOnlineSchool(office, technician)
  const school = await welcome(office, clientId)
  const { page, context, errors } = await world.openPage()
  await world.signIn(page, technician)
  const tab = await superviseFrom(page, clientId)
  const banner = tab.getByRole('complementary', { name: 'Supervision' })
  assert.match(
    (await banner.textContent()) ?? '',
    new RegExp(`\\[Supervision\\].*Consultation.*${technician.actor.name}.*Statim.*${name}`),
  )
  assert.match(await tab.title(), /^\[Supervision\] /)
  await banner.getByText(/^(30:00|29:\d\d)$/).waitFor()

  const navigation = tab.getByRole('navigation')
  await navigation.getByRole('link', { name: 'Coordonnées (non permis en supervision)' }).click()
  await tab.getByRole('heading', { name: 'Non permis en supervision' }).waitFor()
  await navigation.getByRole('link', { name: 'Modules' }).click()
  await tab.getByText(/^En consultation, rien ne se modifie/).waitFor()
  assert.ok(await tab.getByRole('button', { name: 'Publier Notes…' }).isDisabled())
  await banner.getByRole('button', { name: 'Passer en modification' }).click()
  await tab.getByRole('button', { name: 'Publier Notes…' }).click()
  await tab.getByRole('dialog').getByRole('button', { name: 'Publier' }).click()
  await tab.getByText(/^Notes\s: publié à partir du/).waitFor()
  await banner.getByRole('button', { name: 'Revenir en consultation' }).click()
  await tab.getByRole('button', { name: 'Retirer Notes', disabled: true }).waitFor()

  // In print too.
  await tab.emulateMedia({ media: 'print' })
  assert.ok(await banner.isVisible())
  assert.ok(await banner.getByText(technician.actor.name).isVisible())
  await tab.emulateMedia({ media: 'screen' })

  // A second one in the same browser: the first is named, and left by a decision.
  const { id: otherId, name: otherName } = await openOnlineSchool(office, technician)
  const second = await superviseFrom(page, otherId, { entered: false })
  await second.getByText(`Une supervision de ${name} est déjà ouverte`, { exact: false }).waitFor()
  await second.getByRole('button', { name: 'Quitter et continuer' }).click()
  await second.getByText(otherName).first().waitFor()
  // No page names its school: the tab of the first one must not go on for the other.
  await tab.getByText(`Vous avez quitté la supervision de ${name}.`).waitFor()
  await tab.close()
  await second.getByRole('button', { name: 'Quitter' }).click()
  await second.getByText(`Vous avez quitté la supervision de ${otherName}.`).waitFor()
  await second.getByRole('link', { name: 'Revenir au portail' }).click()
  await second.waitForURL(`${office.portalUrl}/clients/${otherId}`)
  await second.close()

  // The school ends one.
  const third = await superviseFrom(page, clientId)
  const seat = await openAdminPage(school)
  await seat.page.goto('/acces-du-support')
  await seat.page.getByRole('button', { name: /^Mettre fin à la supervision/ }).click()
  await seat.page.getByText('Arrêtée par l’établissement').waitFor()
  await third.getByRole('navigation').getByRole('link', { name: 'Alertes transferts' }).click()
  await third.getByText('L’établissement y a mis fin.', { exact: false }).waitFor()
  assert.ok(!(await third.title()).startsWith('[Supervision]'))
  await third.getByRole('button', { name: 'Fermer' }).click()
  await third.getByText('Ce navigateur n’est plus dans aucune supervision.').waitFor()
  assert.deepEqual(
    (await context.cookies(office.adminUrl)).filter((cookie) => /supervision/.test(cookie.name)),
    [],
  )

  // And reads what was done.
  await seat.page
    .getByRole('row', { name: /Quittée par le support/ })
    .getByRole('link')
    .click()
  await seat.page.getByText(/Publication d’un module changée/).waitFor()
  assert.deepEqual([...errors, ...seat.errors], [])
  await context.close()
  await seat.page.context().close()
})

test('a used code is refused with the way back to the portal; a dead supervision never shows a page of the school', async () => {
  const { id: clientId, name } = await openOnlineSchool(office, technician)
  const portal = await world.openPage()
  const { page } = await openAdminPage()
  await page.goto(`/supervision/retour#code=${'a'.repeat(43)}&state=${'b'.repeat(43)}`)
  await page.getByText(/^Cette entrée en supervision a expiré/).waitFor()
  await page.getByRole('link', { name: 'Revenir au portail' }).waitFor()
  await page.goto('/supervision/depart')
  await page.getByText(/^Cette adresse n’est pas complète/).waitFor()

  await world.signIn(portal.page, technician)
  const tab = await superviseFrom(portal.page, clientId)
  await tab.getByText(name).first().waitFor()
  const params = { clientId }
  const { supervisions } = await technician.browser.call(
    'GET /api/clients/:clientId/supervisions',
    { params },
  )
  await technician.browser.call('POST /api/clients/:clientId/supervisions/:supervisionId/end', {
    params: { clientId, supervisionId: supervisions[0]?.id ?? '' },
  })
  await tab.goto(`${office.adminUrl}/modules`)
  await tab.getByText(`La supervision de ${name} est terminée.`).waitFor()
  await tab.getByText('Elle a été arrêtée depuis le portail.', { exact: false }).waitFor()
  await page.context().close()
  await portal.page.context().close()
})

test('the time that is left is told near its end, and the end is the server’s word', async () => {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const { page, context, errors } = await world.openPage()
  await world.signIn(page, technician)
  await context.clock.install()
  const tab = await superviseFrom(page, clientId)
  const banner = tab.getByRole('complementary', { name: 'Supervision' })
  const pass = async (minutes: number): Promise<void> => {
    office.clock.advance(minutes * 60_000)
    await tab.clock.fastForward(minutes * 60_000)
  }
  await pass(8.5)
  await banner.getByText(/sans activité, fin dans 01:/).waitFor()
  await banner.getByText('Sans activité, la supervision se termine dans 2 minutes.').waitFor()
  await banner.getByRole('button', { name: 'Je suis là' }).click()
  await banner.getByText(/sans activité/).waitFor({ state: 'detached' })
  for (const name of ['Modules', 'Accueil', 'Modules']) {
    await pass(6.5)
    // Each answer keeps it awake: the next minutes pass once it has come.
    await Promise.all([
      tab.waitForResponse(/\/api\/school(\/modules)?$/),
      tab.getByRole('navigation').getByRole('link', { name, exact: true }).click(),
    ])
  }
  await banner.getByText('Il reste 2 minutes de supervision.').waitFor()
  await pass(2)
  await tab.getByText('Les trente minutes sont écoulées', { exact: false }).waitFor()
  await tab.getByRole('button', { name: 'Fermer' }).click()
  await tab.close()

  const idle = await superviseFrom(page, clientId)
  office.clock.advance(11 * 60_000)
  await idle.clock.fastForward(11 * 60_000)
  await idle.getByText('Dix minutes ont passé sans activité.').waitFor()
  assert.deepEqual(errors, [])
  await context.close()
})

async function openAdminPage(person?: SchoolPerson) {
  const opened = await world.openPage({ baseURL: office.adminUrl })
  if (person) {
    await opened.page.goto('/connexion')
    await opened.page.getByLabel('E-mail').fill(person.mail)
    await opened.page.getByLabel('Mot de passe', { exact: true }).fill(goodPassword)
    await opened.page.getByRole('button', { name: 'Se connecter' }).click()
    await opened.page.getByRole('navigation').waitFor()
  }
  return opened
}

/** From the client's file in the portal, in the same browser, to the tab that it opens. */
async function superviseFrom(page: Page, clientId: string, { entered = true } = {}): Promise<Page> {
  await page.goto(`${office.portalUrl}/clients/${clientId}/service-en-ligne`)
  const button = page.getByRole('button', { name: 'Superviser', exact: true })
  await button.waitFor()
  const opened = page.context().waitForEvent('page')
  await button.click()
  // The motive of last time is kept: the first time it is asked for.
  const dialog = page.getByRole('dialog')
  const asked = await Promise.race([opened.then(() => false), dialog.waitFor().then(() => true)])
  if (asked) {
    await dialog.getByLabel('Motif').selectOption({ label: 'Publication' })
    await dialog.getByRole('button', { name: 'Superviser' }).click()
  }
  const tab = await opened
  if (entered) await tab.getByRole('complementary', { name: 'Supervision' }).waitFor()
  return tab
}
