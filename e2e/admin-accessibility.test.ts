import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { createMember } from '#domain/school-accounts/create-member.ts'
import { switchAccess } from '#domain/online-service/switch-service.ts'
import { adminSiteOf, onlinePlacesOf } from '#server/routes/places.ts'
import { system } from '#testing/back-office.ts'
import type { AdminBrowser } from '#testing/browser.ts'
import { lastMailTo, tokenIn } from '#testing/mails.ts'
import { appointInSchool, openOnlineSchool, type SchoolPerson } from '#testing/school-people.ts'
import { supervise } from '#testing/supervise.ts'
import { violations } from './violations.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const { office, technician } = world

const open = await furnishedSchool()
const closed = await openOnlineSchool(office, technician)
const closedPerson = await appointInSchool(office, closed.id)
await office.work(technician.actor, (work) =>
  switchAccess(work, onlinePlacesOf(office.house), closed.id, false),
)
const staff = await appointInSchool(office, open.id, 'personnel', ['modules'])
const supervised = await openOnlineSchool(office, technician)
const { admin: inSupervision } = await supervise(office, technician.browser, supervised.id, {
  given: { reason: 'publication', sentence: 'Avec la direction au téléphone', ticket: 'T-1204' },
})
const over = await supervise(office, technician.browser, open.id)
await technician.browser.call('POST /api/clients/:clientId/supervisions/:supervisionId/end', {
  params: { clientId: open.id, supervisionId: over.supervisionId },
})

const strangers = {
  Connexion: '/connexion',
  'Mot de passe oublié': '/mot-de-passe-oublie',
  'Première connexion': `/lien#${open.token}`,
  'Lien incomplet': '/lien',
  'Nouvelle adresse': `/nouvelle-adresse#${'a'.repeat(43)}`,
  'Nouvelle adresse incomplète': '/nouvelle-adresse',
  'Départ incomplet': '/supervision/depart',
  'Retour refusé': `/supervision/retour#code=${'a'.repeat(43)}&state=${'b'.repeat(43)}`,
}
const pages = {
  Accueil: '/',
  Présentation: '/presentation',
  Coordonnées: '/coordonnees',
  Modules: '/modules',
  'Alertes transferts': '/alertes',
  Comptes: '/comptes',
  'Accès du support': '/acces-du-support',
  'Mon compte': '/mon-compte',
  'Page introuvable': '/nulle-part',
}
const report = { 'Rapport d’une supervision': `/acces-du-support/${over.supervisionId}` }

/** What opens over a page or in it, with the page it is on. */
const opened: Readonly<
  Record<string, readonly [path: string, open: (page: Page) => Promise<void>]>
> = {
  'Présentation, formulaire': ['/presentation', pressed('Modifier')],
  'Coordonnées, formulaire': ['/coordonnees', pressed('Modifier')],
  'Publier un module': ['/modules', pressed('Publier Notes…')],
  'Inviter une personne': ['/comptes', pressed('Inviter une personne')],
  'Accord à donner': [
    '/acces-du-support',
    async (page) => {
      await page.getByLabel('Sur accord').check()
    },
  ],
  'Menu du compte': [
    '/',
    async (page) => {
      await page.getByRole('button', { name: /^Mon compte/ }).click()
    },
  ],
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing on any page of the admin site, ${colorScheme}, ${width} px`, async () => {
      const found: string[] = []
      const look = { colorScheme, viewport: { width, height: 800 }, baseURL: office.adminUrl }
      for (const [who, browser, paths, more] of [
        ['personne', undefined, strangers, {}],
        ['administrateur', open.person.browser, { ...pages, ...report }, opened],
        ['personnel', staff.browser, some('Présentation', 'Comptes'), {}],
        ['accès fermé', closedPerson.browser, some('Accueil', 'Comptes'), {}],
        ['supervision', inSupervision, { ...pages, Départ: departure }, {}],
        ['supervision terminée', over.admin, { Accueil: '/' }, {}],
      ] as const) {
        const { page, context, errors } = await world.openPage(look)
        if (browser) await bring(context, browser)
        for (const [title, path] of Object.entries(paths))
          found.push(...(await violations(page, `${who}, ${title}`, path)))
        for (const [title, [path, act]] of Object.entries(more))
          found.push(...(await violations(page, `${who}, ${title}`, path, act)))
        found.push(...errors)
        await context.close()
      }
      assert.deepEqual(found, [])
    })

    test(`axe finds nothing on the site for families, ${colorScheme}, ${width} px`, async () => {
      const { page, context, errors } = await world.openPage({
        colorScheme,
        viewport: { width, height: 800 },
        baseURL: office.schoolUrl,
      })
      const found: string[] = []
      for (const [title, path] of Object.entries({
        Établissement: `/${open.ogec}`,
        'Site fermé': `/${closed.ogec}`,
        'Code inconnu': '/9999999Z',
        'Sans code': '/',
      }))
        found.push(...(await violations(page, title, path)))
      assert.deepEqual([...found, ...errors], [])
      await context.close()
    })
  }
}

const departure =
  '/supervision/depart#client=00000000-0000-4000-8000-000000000000&supervision=00000000-0000-4000-8000-000000000000'

function some(...titles: (keyof typeof pages)[]): Record<string, string> {
  return Object.fromEntries(titles.map((title) => [title, pages[title]]))
}

function pressed(name: string) {
  return async (page: Page): Promise<void> => {
    await page.getByRole('button', { name }).first().click()
  }
}

/** The session of a browser without pages, in one that has them. */
async function bring(context: BrowserContext, browser: AdminBrowser): Promise<void> {
  const { hostname } = new URL(office.adminUrl)
  await context.addCookies(
    [...browser.cookies].map(([name, value]) => ({
      name,
      value,
      domain: hostname,
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax' as const,
    })),
  )
}

/** A school with something on every page. */
async function furnishedSchool(): Promise<{
  id: string
  ogec: string
  person: SchoolPerson
  token: string
}> {
  const { id, ogec } = await openOnlineSchool(office, technician)
  const person = await appointInSchool(office, id)
  const { browser } = person
  await browser.call('PUT /api/school/presentation', {
    body: {
      version: null,
      logo: {
        type: 'image/png',
        data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      },
      welcome: 'Bienvenue à toutes et à tous.',
    },
  })
  await browser.call('PUT /api/school/modules/:module', {
    params: { module: 'administratif' },
    body: { publishedFrom: '2026-09-01' },
  })
  await technician.browser.call('POST /api/clients/:clientId/school-administrators', {
    params: { clientId: id },
    body: { name: 'Yves Morvan', mail: 'yves.morvan@exemple.test' },
  })
  const mail = 'nouvelle.personne@exemple.test'
  await office.work(system, (work) =>
    createMember(work, adminSiteOf(office.house), id, {
      mail,
      name: 'Nouvelle Personne',
      role: 'personnel',
      rights: ['presentation', 'contact'],
    }),
  )
  return { id, ogec, person, token: tokenIn(await lastMailTo(office, mail)) }
}
