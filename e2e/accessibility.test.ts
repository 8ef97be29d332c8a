import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { inviteStaff } from '#domain/staff/invite-staff.ts'
import { portalOf } from '#server/routes/portal-of.ts'
import { system } from '#testing/back-office.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const axePath = createRequire(import.meta.url).resolve('axe-core')

const { link } = await world.office.work(system, (work) =>
  inviteStaff(work, portalOf(world.office.house), world.office.house.mail, {
    mail: 'nouvelle@exemple.test',
    name: 'Nouvelle Personne',
    role: 'administrateur',
    distributorId: null,
  }),
)
const clientId = world.schools.get('École Sainte-Invention 7') ?? ''

/** Every page, by its address; what stands before the sign-in first. */
const strangers = {
  Connexion: '/connexion',
  'Mot de passe oublié': '/mot-de-passe-oublie',
  'Lien à usage unique': new URL(link).pathname + new URL(link).hash,
  'Lien incomplet': '/lien',
}
const signedIn = {
  Accueil: '/',
  'Accueil sans résultat': '/?recherche=introuvable',
  'Nouveau client': '/clients/nouveau',
  'Client, Général': `/clients/${clientId}`,
  'Client, Licences': `/clients/${clientId}/licences`,
  'Client, Historique': `/clients/${clientId}/historique`,
  'Client inconnu': '/clients/00000000-0000-4000-8000-000000000000',
  'Changer mon mot de passe': '/mon-compte/mot-de-passe',
  Équipe: '/administration/equipe',
  Distributeurs: '/administration/distributeurs',
  'Journal d’audit': '/administration/audit',
  'Page introuvable': '/nulle-part',
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing on any page, ${colorScheme}, ${width} px`, async () => {
      const { page, errors } = await world.openPage({
        colorScheme,
        viewport: { width, height: 800 },
      })
      const found: string[] = []
      for (const [title, path] of Object.entries(strangers))
        found.push(...(await violations(page, title, path)))
      await world.signIn(page, world.publisher)
      for (const [title, path] of Object.entries(signedIn))
        found.push(...(await violations(page, title, path)))
      assert.deepEqual(found, [])
      assert.deepEqual(errors, [])
      await page.context().close()
    })
  }
}

async function violations(page: Page, title: string, path: string): Promise<string[]> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  await page.evaluate(await axeSource())
  const { violations } = await page.evaluate(() =>
    (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run(),
  )
  return [
    ...(wide ? [`${title}: scrolls sideways`] : []),
    ...violations.map(({ id, nodes }) => `${title}: ${id}: ${nodes[0]?.html ?? ''}`),
  ]
}

async function axeSource(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  return readFile(axePath, 'utf8')
}
