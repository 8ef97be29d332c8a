import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import { enrolAgent } from '#domain/enrolment/enrol-agent.ts'
import { raisePasswordRevision } from '#domain/keys/change-daily-password.ts'
import { countTransferDays } from '#domain/transfers/count-transfer-days.ts'
import { addProductVersion } from '#domain/product-versions/change-product-versions.ts'
import { inviteStaff } from '#domain/staff/invite-staff.ts'
import { portalOf } from '#server/routes/places.ts'
import { system } from '#testing/back-office.ts'
import { agentCaller } from '#testing/browser.ts'
import { inventedVersion } from '#testing/invented-version.ts'
import { appointInSchool, openOnlineSchool } from '#testing/school-people.ts'
import { supervise } from '#testing/supervise.ts'
import { journalOfEachState } from './journal-text.ts'
import { openTransferringSchool } from '#testing/transferring-school.ts'
import { gateExchange } from './gate-exchange.ts'
import { violations } from './violations.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

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

const online = await superviseOnce()
const transfers = await transferSome()
await listVersions()
await countTransferDays(world.office.house, () => false)

/** Every page, by its address; what stands before the sign-in first. */
const strangers = {
  Connexion: '/connexion',
  'Mot de passe oublié': '/mot-de-passe-oublie',
  'Lien à usage unique': new URL(link).pathname + new URL(link).hash,
  'Lien incomplet': '/lien',
}
const signedIn = {
  Accueil: '/',
  'Accueil, à traiter, colonnes choisies':
    '/?traiter=oui&colonnes=name.contract.fetched.ended.state',
  'Accueil sans résultat': '/?recherche=introuvable',
  'Accueil, filtres venus du parc': '/?transferts=jamais&cause=cut&outils=none',
  Parc: '/parc',
  'Nouveau client': '/clients/nouveau',
  'Importer des clients': '/clients/import',
  'Client, Général': `/clients/${clientId}`,
  'Client, Licences': `/clients/${clientId}/licences`,
  'Client, Licences, à jour': `/clients/${heldId}/licences`,
  'Licences de la semaine prochaine': '/licences',
  'Pourquoi refusée': '/licences/refusee',
  'Pourquoi refusée, par le code': '/licences/refusee?code=L-16',
  'Pourquoi refusée, code inconnu': '/licences/refusee?code=L-99',
  'Accueil, sans licence la semaine prochaine': '/?prochaine=sans',
  Clés: '/administration/cles',
  'Client, service en ligne à créer': `/clients/${clientId}/service-en-ligne`,
  'Client, service en ligne': `/clients/${online.clientId}/service-en-ligne`,
  'Client, Log Outils sans poste': `/clients/${clientId}/journal`,
  'Client, Log Outils': `/clients/${online.clientId}/journal`,
  'Client, Transferts, sans client en ligne': `/clients/${clientId}/transferts`,
  'Client, Transferts, à commencer': `/clients/${transfers.neverId}/transferts`,
  'Client, Transferts, suspendu': `/clients/${online.clientId}/transferts`,
  'Client, Transferts, en cours': `/clients/${transfers.runningId}/transferts`,
  'Client, Transferts, à confirmer': `/clients/${transfers.heldId}/transferts`,
  'Client, un transfert': `/clients/${transfers.heldId}/transferts/${transfers.transferId}`,
  'Client, un transfert inconnu': `/clients/${transfers.heldId}/transferts/00000000-0000-4000-8000-000000000000`,
  'Client, Accès sans supervision': `/clients/${clientId}/acces`,
  'Client, Accès': `/clients/${online.clientId}/acces`,
  'Client, rapport de supervision': `/clients/${online.clientId}/acces/${online.supervisionId}`,
  'Client, historique du service': `/clients/${online.clientId}/historique`,
  'Autorisation incomplète': `/clients/${online.clientId}/supervision/${online.supervisionId}`,
  'Autorisation refusée': `/clients/${online.clientId}/supervision/${online.supervisionId}#state=${'s'.repeat(43)}&challenge=${'c'.repeat(43)}`,
  'Client, Historique': `/clients/${clientId}/historique`,
  'Client inconnu': '/clients/00000000-0000-4000-8000-000000000000',
  'Mon compte': '/mon-compte',
  'Double authentification': '/mon-compte/double-authentification',
  'Changer mon mot de passe': '/mon-compte/mot-de-passe',
  Équipe: '/administration/equipe',
  Distributeurs: '/administration/distributeurs',
  Produits: '/administration/produits',
  'Journal d’audit': '/administration/audit',
  'Page introuvable': '/nulle-part',
}

/** What opens over a page or appears on it, with the page it is on. */
const opened: Readonly<
  Record<string, readonly [path: string, open: (page: Page) => Promise<void>]>
> = {
  'Journal d’audit vérifié': [
    '/administration/audit',
    async (page) => {
      await page.getByRole('button', { name: 'Vérifier l’intégrité' }).click()
      await page.getByText('Le journal est intact.').waitFor()
    },
  ],
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
  'Version de produit à ajouter': [
    '/administration/produits',
    async (page) => {
      await page.getByRole('button', { name: 'Ajouter une version de Charlemagne Outils' }).click()
      await page.getByRole('dialog').getByLabel('Version').waitFor()
    },
  ],
  'Délivrer la licence': [
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Délivrer la licence…' }).click()
      await page.getByRole('button', { name: /^Délivrer \d+ licences$/ }).waitFor()
    },
  ],
  'Import, lignes à corriger': [
    '/clients/import',
    async (page) => {
      await chooseFile(page, 'Code OGEC;Nom;Ville\nA0000000;École;Brest\n')
      await page.getByText('1 ligne ne convient pas').waitFor()
    },
  ],
  'Import, tout convient': [
    '/clients/import',
    async (page) => {
      await chooseFile(page, 'Code OGEC;Nom;Ville\n0290999A;École;Brest\n')
      await page.getByRole('button', { name: /^Importer 1/ }).waitFor()
    },
  ],
  'Changer de distributeur': [
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Autres actions' }).click()
      await page.getByRole('button', { name: 'Changer de distributeur…' }).click()
      await page.getByLabel('Nouveau distributeur').selectOption('Statim Bretagne')
      await page.getByText(/clients sont déjà ainsi/).waitFor()
    },
  ],
  'Vues de la liste': [
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Vues' }).click()
      await page.getByRole('button', { name: 'Enregistrer la vue…' }).waitFor()
    },
  ],
  'Enregistrer une vue': [
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Vues' }).click()
      await page.getByRole('button', { name: 'Enregistrer la vue…' }).click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Colonnes de la liste': [
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Colonnes' }).click()
      await page.getByRole('button', { name: 'Remettre les colonnes d’origine' }).waitFor()
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
      // From Thursday on, the next week has one too.
      await page
        .getByRole('button', { name: /^Autres actions/ })
        .first()
        .click()
      await page.getByRole('button', { name: 'Annuler la licence' }).click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Log Outils, recherche': [
    `/clients/${online.clientId}/journal`,
    async (page) => {
      await page.getByLabel('Chercher dans le journal').fill('export')
      await page.getByText('4 sur 4 transferts').waitFor()
    },
  ],
  Suspendre: [
    `/clients/${online.clientId}/service-en-ligne`,
    async (page) => {
      await page.getByRole('button', { name: /^Changer la date/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Proposer un administrateur': [
    `/clients/${online.clientId}/service-en-ligne`,
    async (page) => {
      await page.getByRole('button', { name: 'Proposer un administrateur' }).click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Désactiver un administrateur': [
    `/clients/${online.clientId}/service-en-ligne`,
    async (page) => {
      await page
        .getByRole('button', { name: /^Désactiver/ })
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Sans accord, urgence': [
    `/clients/${online.closedId}/service-en-ligne`,
    async (page) => {
      await page.getByRole('button', { name: 'Urgence…' }).click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Superviser, le motif': [
    `/clients/${online.freshId}/service-en-ligne`,
    async (page) => {
      await page.getByRole('button', { name: 'Superviser', exact: true }).click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Parc, semaine par semaine': [
    '/parc',
    async (page) => {
      await page.getByText('Voir semaine par semaine').click()
    },
  ],
  'Transferts, jour par jour': [
    `/clients/${transfers.heldId}/transferts`,
    async (page) => {
      await page.getByText('Voir jour par jour').click()
    },
  ],
  'Transferts, ce qui disparaîtrait': [
    `/clients/${transfers.heldId}/transferts`,
    async (page) => {
      await page.getByRole('button', { name: /^Voir la liste/ }).click()
      await page.getByRole('cell', { name: 'Classe 7' }).waitFor()
    },
  ],
  'Transferts, accepter': [
    `/clients/${transfers.heldId}/transferts`,
    async (page) => {
      await page.getByRole('button', { name: /^Accepter/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  Réglages: [
    '/administration/reglages',
    async (page) => {
      await page.getByRole('button', { name: 'S’envoyer un mail d’essai' }).click()
      await page.getByText('Le mail pour').waitFor()
    },
  ],
  'Réglages, seuils': [
    '/administration/reglages',
    async (page) => {
      await page.getByRole('button', { name: 'Modifier' }).click()
      await page.getByLabel('Transferts en retard après (heures)').fill('3')
      await page.getByRole('button', { name: 'Enregistrer' }).click()
      await page.getByText('Un nombre entier, de 12').waitFor()
    },
  ],
  'Palette, sur un client': [
    `/clients/${heldId}`,
    async (page) => {
      await page.getByText('Contacts correspondants').waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('option', { name: 'Copier le code OGEC' }).waitFor()
    },
  ],
  'Palette, « Superviser »': [
    `/clients/${online.freshId}`,
    async (page) => {
      await page.getByText('Contacts correspondants').waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('option', { name: /^Superviser/ }).waitFor()
    },
  ],
  'Palette, clients trouvés': [
    '/administration/audit',
    async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.type('invention')
      await page.getByRole('option', { name: /^Voir les/ }).waitFor()
    },
  ],
  'Palette, rien trouvé': [
    '/mon-compte',
    async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.type('introuvable')
      await page.getByText(/^Rien ne correspond/).waitFor()
    },
  ],
  'Raccourcis clavier': [
    '/',
    async (page) => {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  ],
  'Client ouvert de la liste': [
    '/?tri=name',
    async (page) => {
      await page.getByRole('row').nth(2).getByRole('link').click()
      await page.getByRole('navigation', { name: /^D’un client/ }).waitFor()
    },
  ],
  'Autres actions': [
    `/clients/${heldId}/licences`,
    async (page) => {
      // From Thursday on, the next week has one too.
      await page
        .getByRole('button', { name: /^Autres actions/ })
        .first()
        .click()
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

async function chooseFile(page: Page, text: string): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
}

/** A school that never transferred, one in the middle of it, one with a failed module and something held. */
async function transferSome() {
  const { office, technician } = world
  const rows = Array.from({ length: 60 }, (_, at) => ({ id: `C${at}`, libelle: `Classe ${at}` }))
  const never = await openTransferringSchool(office, technician)
  const running = await openTransferringSchool(office, technician)
  running.put('classe', rows)
  const gate = gateExchange(running.exchange, 2)
  void running.transfer({}, { exchange: gate.exchange }).catch(() => {})
  await gate.reached
  const held = await openTransferringSchool(office, technician)
  held.put('classe', rows)
  await held.transfer()
  held.remove(
    'classe',
    rows.slice(0, 40).map(({ id }) => id),
  )
  held.base.tables.delete('cours')
  await held.transfer({ complete: true })
  const params = { clientId: held.clientId }
  const tab = await technician.browser.call('GET /api/clients/:clientId/transfers', { params })
  return {
    neverId: never.clientId,
    runningId: running.clientId,
    heldId: held.clientId,
    transferId: tab.transfers[0]?.id ?? '',
  }
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

/** A school that was supervised and is in summer mode, one that agrees to nothing, one that nobody has entered. */
async function superviseOnce() {
  const { office, technician } = world
  const { id: freshId } = await openOnlineSchool(office, technician)
  const { id: closedId } = await openOnlineSchool(office, technician)
  const closed = await appointInSchool(office, closedId)
  await closed.browser.call('PUT /api/support-access/consent', { body: { mode: 'never' } })
  const { id: clientId } = await openOnlineSchool(office, technician)
  const school = await appointInSchool(office, clientId)
  const given = {
    reason: 'incident',
    sentence: 'Les notes du CM2 n’apparaissent plus',
    ticket: 'T-4812',
  } as const
  const { supervisionId, admin } = await supervise(office, technician.browser, clientId, { given })
  await admin.call('PUT /api/supervision/mode', { body: { mode: 'modification' } })
  const params = { clientId }
  await technician.browser.call('POST /api/clients/:clientId/school-administrators', {
    params,
    body: { name: 'Yves Morvan', mail: 'yves.morvan@exemple.test' },
  })
  await school.browser.call('PUT /api/support-access/consent', {
    body: { mode: 'on-request', grant: '24h' },
  })
  await checkOnce(clientId)
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  await technician.browser.call('PUT /api/clients/:clientId/online-service/suspension', {
    params,
    body: { until },
  })
  return { clientId, closedId, freshId, supervisionId }
}

/** So that the machine of the school has said what it saw. */
async function checkOnce(clientId: string): Promise<void> {
  const { office, technician } = world
  const { code } = await office.work(technician.actor, (work) =>
    createEnrolmentCode(work, clientId),
  )
  const { credential } = await enrolAgent(office.house, '127.0.0.1', {
    code,
    machine: 'SRV-ECOLE-EN-LIGNE',
    version: '1.0.0',
  })
  const agent = agentCaller(office.agentsUrl, credential)
  await agent('POST /agent/journal', { body: { text: journalOfEachState() } })
  await technician.browser.call('POST /api/clients/:clientId/online-checks', {
    params: { clientId },
  })
  const { orders } = await agent('GET /agent/orders', { query: { wait: 0 } })
  await agent('POST /agent/online-checks/:checkId/answer', {
    params: { checkId: orders[0]?.id ?? '' },
    body: {
      findings: [
        { what: 'access', outcome: 'open', code: null },
        { what: 'site', outcome: 'unreachable', code: 'ETIMEDOUT' },
        { what: 'sms', outcome: 'refused', code: 'sms-closed' },
      ],
    },
  })
}

/** One of each state; the machines run others, which the page shows as unknown. */
async function listVersions(): Promise<void> {
  const rows = (['current', 'supported', 'withdrawn'] as const).map((state, rank) =>
    inventedVersion(`0.0.${rank}`, { state, note: 'Une note inventée' }),
  )
  await world.office.work(world.publisher.actor, async (work) => {
    for (const row of rows) await addProductVersion(work, row)
  })
}
