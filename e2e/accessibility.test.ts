import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import { enrolAgent } from '#domain/enrolment/enrol-agent.ts'
import { raisePasswordRevision } from '#domain/keys/change-daily-password.ts'
import { inviteStaff } from '#domain/staff/invite-staff.ts'
import { portalOf } from '#server/routes/places.ts'
import { system } from '#testing/back-office.ts'
import { agentCaller } from '#testing/browser.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const axePath = createRequire(import.meta.url).resolve('axe-core')

const { link } = await world.office.work(system, (work) =>
  inviteStaff(work, portalOf(world.office.house), {
    mail: 'nouvelle@exemple.test',
    name: 'Nouvelle Personne',
    role: 'administrateur',
    distributorId: null,
  }),
)
const clientId = world.schools.get('École Sainte-Invention 1') ?? ''
const heldId = world.schools.get('École Sainte-Invention 7') ?? ''
await reviseContract()
await useMaintenance()
await raisePasswordRevision(
  { folder: join(world.office.folder, 'keys'), now: world.office.clock.now() },
  world.technician.actor.distributorId ?? undefined,
  'entendu dans un couloir',
)

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
  'Client, Licences, à jour': `/clients/${heldId}/licences`,
  'Licences de la semaine prochaine': '/licences',
  'Pourquoi refusée': '/licences/refusee',
  'Pourquoi refusée, par le code': '/licences/refusee?code=L-16',
  'Pourquoi refusée, code inconnu': '/licences/refusee?code=L-99',
  'Accueil, sans licence la semaine prochaine': '/?prochaine=sans',
  Clés: '/administration/cles',
  'Client, Historique': `/clients/${clientId}/historique`,
  'Client inconnu': '/clients/00000000-0000-4000-8000-000000000000',
  'Changer mon mot de passe': '/mon-compte/mot-de-passe',
  Équipe: '/administration/equipe',
  Distributeurs: '/administration/distributeurs',
  'Journal d’audit': '/administration/audit',
  'Page introuvable': '/nulle-part',
}

/** What opens over a page or appears on it, with the page it is on. */
const opened: Readonly<
  Record<string, readonly [path: string, open: (page: Page) => Promise<void>]>
> = {
  'Mot de passe du jour affiché': [
    '/',
    async (page) => {
      await page
        .getByLabel('Distributeur du mot de passe du jour')
        .selectOption({ label: 'Statim Bretagne' })
      await page.getByRole('button', { name: 'Afficher' }).click()
      await page.getByText(/accepté jusqu’au/).waitFor()
    },
  ],
  'Délivrer la licence': [
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Délivrer la licence…' }).click()
      await page.getByRole('button', { name: /^Délivrer \d+ licences$/ }).waitFor()
    },
  ],
  'Remplacer la licence': [
    `/clients/${heldId}/licences`,
    async (page) => {
      await page.getByRole('button', { name: 'Remplacer la licence' }).first().click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Annuler la licence': [
    `/clients/${heldId}/licences`,
    async (page) => {
      await page.getByRole('button', { name: /^Autres actions/ }).click()
      await page.getByRole('button', { name: 'Annuler la licence' }).click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Autres actions': [
    `/clients/${heldId}/licences`,
    async (page) => {
      await page.getByRole('button', { name: /^Autres actions/ }).click()
    },
  ],
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
      for (const [title, [path, open]] of Object.entries(opened))
        found.push(...(await violations(page, title, path, open)))
      assert.deepEqual(found, [])
      assert.deepEqual(errors, [])
      await page.context().close()
    })
  }
}

async function violations(
  page: Page,
  title: string,
  path: string,
  open?: (page: Page) => Promise<void>,
): Promise<string[]> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await open?.(page)
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

/** So that a licence says other than the contract. */
async function reviseContract(): Promise<void> {
  const { browser } = world.technician
  const params = { clientId: heldId }
  const { contract } = await browser.call('GET /api/clients/:clientId/licences', { params })
  assert.ok(contract)
  await browser.call('PUT /api/clients/:clientId/contract', {
    params,
    body: { ...contract, pupilsMax: 700 },
  })
}

/** So that the list of what happened at the machine is not empty. */
async function useMaintenance(): Promise<void> {
  const { office, technician } = world
  const { code } = await office.work(technician.actor, (work) => createEnrolmentCode(work, heldId))
  const { credential } = await enrolAgent(office.house, '127.0.0.1', {
    code,
    machine: 'SRV-ECOLE',
    version: '1.0.0',
  })
  const at = office.clock.now().toISOString()
  await agentCaller(office.agentsUrl, credential)('POST /agent/maintenance-events', {
    body: {
      events: (['unlocked', 'refused', 'locked-out', 'locked'] as const).map((kind) => ({
        id: crypto.randomUUID(),
        at,
        kind,
      })),
    },
  })
}
