import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { lastMailTo, tokenIn } from '#testing/mails.ts'
import { goodPassword } from '#testing/people.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const { office, technician } = world
const school = 'École Sainte-Invention 1'
const mail = 'direction.invention@exemple.test'

test('the whole way: service, administrator, first connection, supervision, denied pages, a change, « Mettre fin » and the page that says so', async () => {
  const { page: portal, context, errors } = await world.openPage()
  await world.signIn(portal, technician)
  await openService(portal)
  await createAdministrator(portal)

  const { page: admin, errors: adminErrors } = await world.openPage({ baseURL: office.adminUrl })
  await firstConnection(admin)

  // The technician: one click with a reason, a new tab, and the admin site under the banner.
  await portal.getByRole('button', { name: 'Superviser', exact: true }).click()
  const dialog = portal.getByRole('dialog')
  await dialog.getByLabel('Motif').selectOption({ label: 'Publication' })
  await dialog.getByLabel('Précision').fill('Publier les notes avec la direction')
  const support = await newTab(context, () =>
    dialog.getByRole('button', { name: 'Superviser' }).click(),
  )
  const banner = support.getByRole('complementary', { name: 'Supervision' })
  await banner.getByText('[Supervision]').waitFor()
  await banner.getByText(new RegExp(technician.actor.name)).waitFor()
  await banner.getByText(school).waitFor()
  await banner.getByText('« Publier les notes avec la direction »', { exact: false }).waitFor()
  await banner.getByText('Consultation', { exact: true }).waitFor()
  assert.match(await support.title(), /^\[Supervision\] /)

  await refusedPages(support)
  await changeOneThing(support, banner)

  // The school: who, when, why, what; and the end.
  await admin.getByRole('link', { name: 'Accès du support' }).first().click()
  await admin.getByText(technician.actor.name).first().waitFor()
  await admin
    .getByText(/Publier les notes avec la direction/)
    .first()
    .waitFor()
  await admin.getByRole('link', { name: 'Voir ce qui est fait' }).click()
  await admin.getByText(/Publication d’un module changée/).waitFor()
  await admin
    .getByText(/Action refusée/)
    .first()
    .waitFor()
  await admin.getByRole('button', { name: /^Mettre fin/ }).click()
  await admin.getByText(/^La supervision de .+ est terminée\.$/).waitFor()

  // The technician's next click lands on a page that explains it.
  await support.getByRole('link', { name: 'Présentation' }).first().click()
  await support.getByRole('heading', { name: 'La supervision est terminée' }).waitFor()
  await support
    .getByText(/L’établissement/)
    .first()
    .waitFor()
  await support.getByRole('button', { name: 'Fermer' }).click()
  await support.getByRole('link', { name: 'Revenir au portail' }).waitFor()

  await portal.getByRole('link', { name: 'Accès', exact: true }).click()
  await portal
    .getByText(/établissement/)
    .first()
    .waitFor()
  assert.match((await lastMailTo(office, mail, /le support est entré/)).text, /Publier les notes/)
  await lastMailTo(office, mail, /la supervision est terminée/)
  assert.deepEqual([...errors, ...adminErrors], [])
  await context.close()
  await admin.context().close()
})

test('the access is unticked: the families’ site says so, the admin site reads and says why; ticked again, the same session works again', async () => {
  const { page: portal, context } = await world.openPage()
  await world.signIn(portal, technician)
  await portal.goto(`/clients/${world.schools.get(school)}/service-en-ligne`)
  const { page: admin } = await world.openPage({ baseURL: office.adminUrl })
  await admin.goto('/connexion')
  await admin.getByLabel('E-mail').fill(mail)
  await admin.getByLabel('Mot de passe', { exact: true }).fill(goodPassword)
  await admin.getByRole('button', { name: 'Se connecter' }).click()
  await admin.getByRole('heading', { level: 1 }).waitFor()
  const { page: family } = await world.openPage({ baseURL: office.schoolUrl })
  const { ogec } = await technician.browser.call('GET /api/clients/:clientId', {
    params: { clientId: world.schools.get(school) ?? '' },
  })
  await family.goto(`/${ogec}`)
  await family.getByRole('heading', { name: school }).waitFor()
  await family.getByText('Notes').waitFor()

  await portal.getByLabel('Accès au site').click()
  await portal.getByText('Accès au site fermé.').waitFor()
  await family.reload()
  await family.getByText(`Le site de ${school} est fermé pour le moment.`).waitFor()
  await admin.getByRole('link', { name: 'Modules', exact: true }).first().click()
  await admin.reload()
  await admin.getByText('Rien ne peut être modifié pour le moment.').waitFor()
  assert(await admin.getByRole('button', { name: /Retirer Notes/ }).isDisabled())

  await portal.getByLabel('Accès au site').click()
  await portal.getByText('Accès au site ouvert.').waitFor()
  await family.reload()
  await family.getByRole('heading', { name: school }).waitFor()
  await admin.reload()
  await admin.getByRole('button', { name: /Retirer Notes/ }).click()
  await admin.getByText(/retiré, les familles ne le voient plus/).waitFor()
  await context.close()
  await admin.context().close()
  await family.context().close()
})

async function openService(portal: Page): Promise<void> {
  const clientId = world.schools.get(school) ?? ''
  const { ogec } = await technician.browser.call('GET /api/clients/:clientId', {
    params: { clientId },
  })
  await portal.goto(`/clients/${clientId}/service-en-ligne`)
  await portal.getByRole('textbox', { name: 'Code OGEC' }).fill(ogec)
  await portal.getByRole('button', { name: 'Créer le client EcoleDirecte' }).click()
  await portal.getByLabel('Accès au site').click()
  await portal.getByText('Accès au site ouvert.').waitFor()
  await portal.getByLabel('SMS', { exact: true }).click()
  await portal.getByText('SMS ouverts.').waitFor()
}

async function createAdministrator(portal: Page): Promise<void> {
  await portal.getByRole('button', { name: 'Créer l’administrateur' }).click()
  const dialog = portal.getByRole('dialog')
  await dialog.getByLabel('Nom').fill('Direction Invention')
  await dialog.getByLabel('E-mail').fill(mail)
  await dialog.getByRole('button', { name: 'Créer et envoyer le lien' }).click()
  await portal.getByRole('row', { name: /Direction Invention/ }).waitFor()
}

async function firstConnection(admin: Page): Promise<void> {
  const { text } = await lastMailTo(office, mail)
  await admin.goto(`/lien#${tokenIn({ text })}`)
  await admin
    .getByLabel(/mot de passe/i)
    .first()
    .fill(goodPassword)
  await admin.getByRole('button', { name: /Choisir|Enregistrer|Entrer/ }).click()
  await admin.getByRole('link', { name: 'Accès du support' }).first().waitFor()
}

/** The password, mail, contact and other pages that are the school's alone; also asked of the API directly. */
async function refusedPages(support: Page): Promise<void> {
  for (const path of ['/mon-compte', '/coordonnees', '/comptes', '/acces-du-support']) {
    await support.goto(`${office.adminUrl}${path}`)
    await support.getByRole('heading', { name: 'Non permis en supervision' }).waitFor()
  }
  const codes = await support.evaluate(async () => {
    const ask = async (method: string, path: string, body?: object): Promise<string> => {
      const answer = await fetch(path, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      return ((await answer.json()) as { code: string }).code
    }
    const [current, next] = ['un mot de passe quelconque', 'un autre mot de passe quelconque']
    return [
      await ask('GET', '/api/school/contact'),
      await ask('PUT', '/api/session/password', { current, next }),
      await ask('POST', '/api/session/mail-changes', { mail: 'a@exemple.test', password: current }),
      await ask('PUT', '/api/school/modules/notes', { publishedFrom: '2026-11-24' }),
    ]
  })
  assert.deepEqual(codes, [
    'denied-in-supervision',
    'denied-in-supervision',
    'denied-in-supervision',
    'supervision-only-reads',
  ])
}

async function changeOneThing(support: Page, banner: ReturnType<Page['getByRole']>): Promise<void> {
  await support.goto(`${office.adminUrl}/modules`)
  assert(await support.getByRole('button', { name: /^Publier Notes/ }).isDisabled())
  await banner.getByRole('button', { name: 'Passer en modification' }).click()
  await banner.getByText('Modification', { exact: true }).waitFor()
  await support.getByRole('button', { name: /^Publier Notes/ }).click()
  const dialog = support.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Publier' }).click()
  await support.getByText(/Notes\s*: publié à partir du/).waitFor()
}

/** The tab that a click opens, once it has found its way between the two sites. */
async function newTab(context: BrowserContext, click: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([context.waitForEvent('page'), click()])
  await tab.waitForURL((url) => url.origin === office.adminUrl && url.pathname === '/')
  return tab
}
