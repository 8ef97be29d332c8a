import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { openOnlineSchool } from '#testing/school-people.ts'
import { openTransferringSchool } from '#testing/transferring-school.ts'
import { gateExchange } from './gate-exchange.ts'
import { tabTo } from './tab-to.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const { office, technician } = world
const dayMs = 86_400_000

test('from nothing: the page says how to begin, orders a transfer, shows it while it runs and what came of it', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  const school = await openTransferringSchool(office, technician)
  school.put('classe', classes(60))
  await page.goto(`/clients/${school.clientId}`)
  const stream = page.waitForResponse(/\/transfers\/live$/)
  await page.getByRole('link', { name: 'Transferts' }).click()
  assert.equal((await stream).headers()['content-type'], 'text/event-stream')
  await page.getByText('Jamais reçu').waitFor()
  await page.getByText('Rien n’est encore arrivé de cet établissement', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Lancer un transfert' }).click()
  await page.getByText(/^Transfert demandé par/).waitFor()
  await page.getByText(/le commencera à son prochain contact/).waitFor()
  const { orders } = await school.agent.call('GET /agent/orders', { query: { wait: 0 } })
  assert.deepEqual(
    orders.map(({ kind }) => kind),
    ['start-transfer'],
  )
  await page.getByText(/^Transfert demandé par/).waitFor({ state: 'detached' })

  const gate = gateExchange(school.exchange, 2)
  const transfer = school.transfer({ mode: 'ordered' }, { exchange: gate.exchange })
  await page.getByRole('heading', { name: 'Transfert en cours' }).waitFor()
  const flow = page.getByRole('progressbar', { name: /Administratif, vers EcoleDirecte/ })
  await flow.waitFor()
  gate.open()
  assert.equal((await transfer).outcome, 'done')
  await page.getByText('À jour', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Transfert en cours' }).waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /Administratif.*Terminé.*60 envoyés/ }).waitFor()

  await page.getByRole('link', { name: 'Voir le détail' }).click()
  await page.waitForURL(/\/transferts\/[0-9a-f-]{36}$/)
  await page.getByText('À la demande').waitFor()
  await page.getByRole('row', { name: /Premier envoi/ }).waitFor()
  await page.getByRole('link', { name: 'Retour aux transferts' }).click()
  await page.getByRole('heading', { name: '90 derniers jours' }).waitFor()
  await page.getByText('Voir jour par jour').click()
  await page.getByRole('row', { name: /Réussi 1$/ }).waitFor()
  assert.deepEqual(errors, [])
  await page.context().close()
})

test('a suppression in mass is listed, refused, asked again, accepted by typing its number, by keyboard alone', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  const school = await openTransferringSchool(office, technician)
  school.put('classe', classes(60))
  await school.transfer()
  school.remove('classe', keys(40))
  assert.equal((await school.transfer()).outcome, 'held')
  await page.goto(`/clients/${school.clientId}/transferts`)
  await page.getByText('40 lignes sur 60 disparaîtraient en ligne').waitFor()

  await tabTo(page, /^Voir la liste/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('cell', { name: 'Classe 39' }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Télécharger en CSV' }).click(),
  ])
  const csv = await readFile(await download.path(), 'utf8')
  assert.match(csv, /Classe 0/)
  await page.keyboard.press('Escape')
  await tabTo(page, /^Refuser/)
  await page.keyboard.press('Enter')
  await page.getByText(/suppression refusée, ce qui est en ligne reste/).waitFor()
  await page.getByText('40 lignes sur 60').waitFor({ state: 'detached' })

  assert.equal((await school.transfer()).outcome, 'held')
  await page.getByText('40 lignes sur 60 disparaîtraient en ligne').waitFor()
  await tabTo(page, /^Accepter la suppression/)
  await page.keyboard.press('Enter')
  await page.keyboard.type('41')
  await page.keyboard.press('Enter')
  await dialog.getByText('Ce n’est pas ce nombre : tapez 40.').waitFor()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('40')
  await page.keyboard.press('Enter')
  await page.getByText('Classes : suppression acceptée (40 lignes).').waitFor()
  await page.getByText('À jour', { exact: true }).waitFor()
  assert.equal((await school.transfer()).isUnchanged, true)
  assert.deepEqual(errors, [])
  await page.context().close()
})

test('an answer that comes too late is told, and suppresses nothing', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  const school = await openTransferringSchool(office, technician)
  school.put('classe', classes(60))
  await school.transfer()
  school.remove('classe', keys(40))
  await school.transfer()
  await page.goto(`/clients/${school.clientId}/transferts`)
  await page.getByRole('button', { name: /^Accepter la suppression/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Pour confirmer/).fill('40')
  const params = { clientId: school.clientId }
  const { held } = await technician.browser.call('GET /api/clients/:clientId/transfers', { params })
  await technician.browser.call('POST /api/clients/:clientId/held/:collection/refusal', {
    params: { ...params, collection: 'classe' },
    body: { target: held[0]?.target ?? '' },
  })
  await page.getByText('40 lignes sur 60 disparaîtraient').waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Accepter la suppression' }).click()
  await page.getByText(/Votre réponse n’a pas été prise/).waitFor()
  assert.equal(await dialog.count(), 0)
  assert.deepEqual(errors, [])
  await page.context().close()
})

test('who has no machine, or whose access is closed, is told what stands in the way and led there', async () => {
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  const { id } = await openOnlineSchool(office, technician)
  await page.goto(`/clients/${id}/transferts`)
  const launch = page.getByRole('button', { name: 'Lancer un transfert' })
  await page.getByRole('link', { name: 'Aller à l’onglet Licences' }).waitFor()
  assert.equal(await launch.getAttribute('aria-disabled'), 'true')

  const school = await openTransferringSchool(office, technician)
  await page.goto(`/clients/${school.clientId}/transferts`)
  await page.getByRole('button', { name: 'Autres façons de lancer' }).click()
  await page.getByRole('button', { name: /^Lancer un transfert complet/ }).click()
  await page.getByText(/^Transfert complet demandé par/).waitFor()
  const { orders } = await school.agent.call('GET /agent/orders', { query: { wait: 0 } })
  assert.deepEqual(
    orders.map(({ kind }) => kind),
    ['start-complete-transfer'],
  )
  const params = { clientId: school.clientId }
  await technician.browser.call('PUT /api/clients/:clientId/online-service/access', {
    params,
    body: { open: false },
  })
  await page.reload()
  await page.getByText(/L’accès au site est fermé\s: les transferts sont refusés/).waitFor()
  await page.getByRole('link', { name: 'Voir l’onglet EcoleDirecte' }).click()
  await page.getByLabel('Accès au site').waitFor()
  assert.deepEqual(errors, [])
  await page.context().close()
})

// Last: sessions have ended when a day has passed.
test('a day without a transfer is late, a machine that falls silent is interrupted, and the next one puts it right', async () => {
  const school = await openTransferringSchool(office, technician)
  school.put('classe', classes(3))
  await school.transfer()
  office.clock.advance(dayMs + 60_000)
  const { page, errors } = await world.openPage()
  await world.signIn(page, technician)
  await page.goto(`/clients/${school.clientId}/transferts`)
  await page.getByText('En retard', { exact: true }).waitFor()
  await page.getByText('À l’établissement d’agir').waitFor()

  school.put('classe', classes(4))
  const gate = gateExchange(school.exchange, 2)
  void school.transfer({}, { exchange: gate.exchange }).catch(() => {})
  await page.getByRole('heading', { name: 'Transfert en cours' }).waitFor()
  office.clock.advance(16 * 60_000)
  await page.getByText('Interrompu', { exact: true }).first().waitFor()
  await page.getByText('Pas de fin').first().waitFor()
  await school.transfer()
  await page.getByText('À jour', { exact: true }).waitFor()
  assert.deepEqual(errors, [])
  await page.context().close()
})

function classes(count: number) {
  return Array.from({ length: count }, (_, at) => ({ id: `C${at}`, libelle: `Classe ${at}` }))
}

function keys(count: number): string[] {
  return classes(count).map(({ id }) => id)
}
