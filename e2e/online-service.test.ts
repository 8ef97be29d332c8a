import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import { enrolAgent } from '#domain/enrolment/enrol-agent.ts'
import { agentCaller } from '#testing/browser.ts'
import { hire } from '#testing/people.ts'
import { openOnlineSchool, welcome } from '#testing/school-people.ts'
import { tabTo } from './tab-to.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const { office, technician, publisher } = world

test('the online client is created by the right code only; its boxes and summer mode are undone in one click', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  const { clientId, ogec } = await schoolNamed('École Sainte-Invention 1')
  const other = await schoolNamed('Collège Sainte-Invention 2')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('link', { name: 'EcoleDirecte' }).click()
  const code = page.getByRole('textbox', { name: 'Code OGEC' })
  const create = page.getByRole('button', { name: 'Créer le client EcoleDirecte' })
  assert.equal(await code.inputValue(), '')

  await code.fill('A1234567')
  await create.click()
  await page.getByText('Le code OGEC commence par un chiffre.').waitFor()
  await code.fill(other.ogec.toLowerCase())
  await create.click()
  await page.getByText(`Le code OGEC ${other.ogec} est celui d’un autre client.`).waitFor()
  await code.fill('9912345N')
  await create.click()
  await page.getByText(`n’est pas celui de cette fiche (${ogec})`).waitFor()
  await page.getByRole('link', { name: /Corriger la fiche/ }).waitFor()
  await code.fill(` ${ogec.toLowerCase()} `)
  await create.click()

  const access = page.getByLabel('Accès au site')
  const sms = page.getByLabel('SMS', { exact: true })
  await access.waitFor()
  const before = { access: await access.isChecked(), sms: await sms.isChecked() }
  for (const [box, was, said] of [
    [access, before.access, /^Accès au site (ouvert|fermé)\.$/],
    [sms, before.sms, /^SMS (ouverts|fermés)\.$/],
  ] as const) {
    await box.click()
    await page.getByText(said).waitFor()
    assert.equal(await box.isChecked(), !was)
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.waitForFunction(
      ([label, checked]) =>
        [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].find(
          ({ labels }) => labels?.[0]?.textContent === label,
        )?.checked === checked,
      [box === access ? 'Accès au site' : 'SMS', was] as const,
    )
  }
  if (!before.access) await access.click()

  await page.getByRole('button', { name: 'Suspendre (mode été)' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Dernier jour de fermeture').fill('2020-08-31')
  await dialog.getByRole('button', { name: 'Suspendre' }).click()
  await page.getByText(/Ce jour est passé/).waitFor()
  await dialog.getByLabel('Dernier jour de fermeture').fill(inAMonth())
  await dialog.getByRole('button', { name: 'Suspendre' }).click()
  await page.getByText('Suspendu (mode été)').waitFor()
  await page.getByText('Pas de supervision pendant le mode été.').waitFor()
  await page.getByRole('button', { name: 'Lever la suspension' }).click()
  await page.getByText('Suspension levée.').waitFor()
  await page.getByRole('button', { name: 'Superviser', exact: true }).waitFor()

  await page.getByRole('button', { name: 'Créer l’administrateur' }).click()
  await dialog.getByLabel('Nom').fill('Anne Le Goff')
  await dialog.getByLabel('E-mail').fill(technician.mail)
  await dialog.getByRole('button', { name: 'Créer et envoyer le lien' }).click()
  await dialog.getByText('Cette adresse est celle d’une personne du support.').first().waitFor()
  await dialog.getByLabel('E-mail').fill('anne.legoff@exemple.test')
  await dialog.getByRole('button', { name: 'Créer et envoyer le lien' }).click()
  const row = page.getByRole('row', { name: /Anne Le Goff/ })
  await row.getByText('Invitation en cours').waitFor()
  await row.getByText('Envoyé').waitFor()
  await row.getByRole('button', { name: 'Renvoyer le lien à Anne Le Goff' }).click()
  await page.getByText(/un nouveau lien part/).waitFor()
  assert.doesNotMatch(await page.content(), /\/lien#/)
  assert.deepEqual(errors, [])
  await page.context().close()
})

test('by keyboard alone: create the online client, open it, suspend it, and come back', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  const { clientId, ogec } = await schoolNamed('Lycée Sainte-Invention 3')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await tabTo(page, /^EcoleDirecte$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Client EcoleDirecte' }).waitFor()
  await tabTo(page, /^Code OGEC/)
  await page.keyboard.type('9912345N')
  await page.keyboard.press('Enter')
  await page.getByText(/n’est pas celui de cette fiche/).waitFor()
  // The field in question has the focus again.
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(ogec)
  await page.keyboard.press('Enter')
  await page.getByLabel('Accès au site').waitFor()
  await tabTo(page, /^Accès au site/)
  await page.keyboard.press('Space')
  await page.getByText(/^Accès au site (ouvert|fermé)\.$/).waitFor()
  await tabTo(page, /^Suspendre \(mode été\)/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(/^Suspendu jusqu’au 31\/08\/\d{4} inclus\.$/).waitFor()
  await tabTo(page, /^Lever la suspension/)
  await page.keyboard.press('Enter')
  await page.getByText('Suspension levée.').waitFor()
  assert.deepEqual(errors, [])
  await page.context().close()
})

test('« Vérifier » waits for the machine of the school and says what it saw, in words', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  const { id: clientId } = await openOnlineSchool(office, technician)
  await page.goto(`/clients/${clientId}/service-en-ligne`)
  await page.getByText(/Aucun poste n’est rattaché/).waitFor()
  const { code } = await office.work(technician.actor, (work) =>
    createEnrolmentCode(work, clientId),
  )
  const { credential } = await enrolAgent(office.house, '127.0.0.1', {
    code,
    machine: 'SRV-ECOLE',
    version: '1.0.0',
  })
  const agent = agentCaller(office.agentsUrl, credential)
  await page.reload()
  await page.getByText(/SRV-ECOLE n’est pas à l’écoute/).waitFor()
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await page.getByText('En attente de la réponse du poste…').waitFor()
  const { orders } = await agent('GET /agent/orders', { query: { wait: 0 } })
  await page.getByText('SRV-ECOLE vérifie…').waitFor()
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
  await page.getByText('Les SMS ne sont pas ouverts pour cet établissement.').waitFor()
  await page.getByText(/pas pu joindre le service \(ETIMEDOUT\)/).waitFor()
  await page.getByText(/Vu par SRV-ECOLE/).waitFor()
  assert.deepEqual(errors, [])
  await page.context().close()
})

test('« Superviser » goes by the admin site and back with a code that is asked for once; the tab Accès tells it all', async () => {
  const { page, context, errors } = await world.openPage()
  await world.signIn(page, technician)
  const { id: clientId } = await openOnlineSchool(office, technician)
  await page.goto(`/clients/${clientId}/service-en-ligne`)
  await page.getByRole('button', { name: 'Superviser', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Motif').selectOption({ label: 'Autre' })
  await dialog.getByRole('button', { name: 'Superviser' }).click()
  await dialog.getByText(/Le motif .* demande une phrase/).waitFor()
  await dialog.getByLabel('Motif').selectOption({ label: 'Transfert' })
  await dialog.getByLabel('Précision').fill('Reprise des notes')
  const approvals: string[] = []
  const visited: string[] = []
  context.on('request', (request) => {
    if (request.url().endsWith('/approval')) approvals.push(request.method())
  })
  context.on('page', (opened) => {
    opened.on('framenavigated', (frame) => visited.push(frame.url()))
  })
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    dialog.getByRole('button', { name: 'Superviser' }).click(),
  ])
  await tab.getByRole('complementary', { name: 'Supervision' }).waitFor()
  assert.equal(tab.url(), `${office.adminUrl}/`)
  assert.equal(await tab.evaluate(() => window.opener), null)
  assert.deepEqual(approvals, ['POST'])
  const authorisation = visited.find((url) => url.startsWith(office.portalUrl)) ?? ''
  assert.match(authorisation, new RegExp(`/clients/${clientId}/supervision/[0-9a-f-]{36}#`))

  // A second time it is refused, with the way back.
  await tab.goto(authorisation)
  await tab.getByText(/Cette entrée en supervision a expiré/).waitFor()
  await tab.goto(`${office.portalUrl}/`)
  await tab.goto(authorisation.replace(/#.*/, ''))
  await tab.getByText('Cette adresse d’autorisation n’est pas complète.').waitFor()
  await tab.getByRole('link', { name: 'Revenir à la fiche du client' }).click()
  await tab.getByText(/^Motif\s: Transfert/).waitFor()
  await tab.close()

  await page.getByRole('link', { name: 'Accès', exact: true }).click()
  const row = page.getByRole('row', { name: /Reprise des notes/ })
  await row.getByText('En cours').waitFor()
  await row.getByRole('button', { name: /^Mettre fin/ }).click()
  await row.getByText('Arrêtée depuis le portail').waitFor()
  await row.getByRole('link', { name: /^Rapport/ }).click()
  await page.waitForURL(/\/acces\/[0-9a-f-]{36}$/)
  await page.getByText(/Supervision commencée.*motif transfert/).waitFor()
  await page.getByText(/Supervision terminée.*arrêtée depuis le portail/).waitFor()
  assert.deepEqual(errors, [])
  await page.context().close()
})

test('without the school’s agreement: it is asked for, or two administrators go past it in an emergency', async () => {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const school = await welcome(office, clientId)
  await school.browser.call('PUT /api/support-access/consent', { body: { mode: 'on-request' } })
  const path = `/clients/${clientId}/service-en-ligne`

  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  await page.goto(path)
  await page.getByText('L’établissement n’a pas donné son accord en ce moment.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Superviser', exact: true }).count(), 0)
  assert.equal(await page.getByRole('button', { name: 'Urgence…' }).count(), 0)
  await page.getByRole('button', { name: 'Demander l’accord' }).click()
  await page.getByText(/Demande envoyée aux administrateurs/).waitFor()

  // One more administrator is only proposed.
  await page.getByRole('button', { name: 'Proposer un administrateur' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nom').fill('Yves Morvan')
  await dialog.getByLabel('E-mail').fill('yves.morvan@exemple.test')
  await dialog.getByRole('button', { name: 'Proposer' }).click()
  await page.getByRole('heading', { name: 'Propositions en attente' }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Approuver Yves Morvan' }).count(), 0)
  await page.context().close()

  const second = await hire(office, 'administrateur', null)
  for (const [person, first] of [
    [publisher, true],
    [second, false],
  ] as const) {
    const seat = await world.openPage()
    await world.signIn(seat.page, person)
    await seat.page.goto(path)
    await seat.page.getByRole('button', { name: 'Approuver Yves Morvan' }).click()
    if (first) {
      await seat.page.getByText('Vous l’avez approuvé').waitFor()
      await seat.page.getByRole('button', { name: 'Urgence…' }).click()
      await seat.page.getByLabel('Motif de l’urgence').fill('Site vide la veille des conseils')
      await seat.page.getByRole('button', { name: 'Demander l’urgence' }).click()
      await seat.page.getByText('Vous l’avez demandée', { exact: false }).waitFor()
    } else {
      await seat.page.getByRole('row', { name: /Yves Morvan/ }).waitFor()
      await seat.page.getByRole('button', { name: 'Approuver l’urgence' }).click()
      await seat.page.getByRole('button', { name: 'Superviser', exact: true }).waitFor()
    }
    errors.push(...seat.errors)
    await seat.page.context().close()
  }
  assert.deepEqual(errors, [])
})

async function schoolNamed(name: string): Promise<{ clientId: string; ogec: string }> {
  const clientId = world.schools.get(name) ?? ''
  const { ogec } = await technician.browser.call('GET /api/clients/:clientId', {
    params: { clientId },
  })
  return { clientId, ogec }
}

function inAMonth(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
}
