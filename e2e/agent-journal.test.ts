import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { attachAgent } from '#testing/attach-agent.ts'
import { openSchool } from '#testing/people.ts'
import { journalOfEachState } from './journal-text.ts'
import { tabTo } from './tab-to.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)
const { office, technician } = world

test('« Demander le journal » waits for the machine, then shows it: states named, text as text, search, copy, file', async () => {
  const { page, context, errors } = await world.openPage()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await world.signIn(page, technician)
  const { id: clientId, ogec } = await openSchool(office, technician)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('link', { name: 'Log Outils' }).click()
  await page.getByText(/Aucun poste n’est rattaché/).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Demander le journal' }).count(), 0)

  const agent = await attachAgent(office, technician, clientId)
  await page.reload()
  await page.getByText('Aucun journal reçu').waitFor()
  await page.getByText(`${agent.machine} n’est pas à l’écoute`).waitFor()
  await page.getByRole('button', { name: 'Demander le journal' }).click()
  await page.getByText('En attente du journal…').waitFor()
  await page.getByText(/Vous pouvez quitter cette page/).waitFor()
  const { orders } = await agent.call('GET /agent/orders', { query: { wait: 0 } })
  assert.equal(orders[0]?.kind, 'send-journal')
  const text = `${journalOfEachState()}<script>window.forged = true</script>\n`
  await agent.call('POST /agent/journal', { body: { text } })
  await page.getByText(`Le journal de ${agent.machine} est arrivé.`).waitFor()

  const blocks = page.getByRole('listitem').filter({ has: page.locator('summary') })
  assert.equal(await blocks.count(), 4)
  for (const [place, state] of ['Interrompu', 'Abandonné', 'En erreur', 'Réussi'].entries())
    await blocks.nth(place).getByText(state, { exact: true }).waitFor()
  await blocks
    .nth(0)
    .getByText(/Peut-être encore en cours/)
    .waitFor()
  await blocks
    .nth(2)
    .getByText('EcoleDirecte - Erreur http 0 : Erreur de connexion')
    .first()
    .waitFor()
  await blocks.nth(3).locator('summary').click()
  await blocks.nth(3).getByText('<script>window.forged = true</script>').waitFor()
  assert.equal(await page.evaluate(() => 'forged' in window), false)

  const search = page.getByLabel('Chercher dans le journal')
  await search.fill('INTEGRATION')
  await page.getByText('1 sur 4 transferts').waitFor()
  assert.equal(await page.locator('mark').count(), 1)
  await search.fill('rien de tel')
  await page.getByText('Aucun transfert ne contient ces mots.').waitFor()
  await search.fill('')

  await page.getByRole('button', { name: 'Copier tout le journal' }).click()
  await page.getByRole('button', { name: 'Copié' }).waitFor()
  const sent = text.trim()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), sent)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Télécharger' }).click(),
  ])
  assert.match(file.suggestedFilename(), new RegExp(`^journal-${ogec}-\\d{4}-\\d{2}-\\d{2}\\.txt$`))
  assert.equal(await readFile(await file.path(), 'utf8'), sent)
  await page.getByRole('link', { name: 'Historique' }).click()
  await page.getByText('Journal de l’agent demandé au poste').waitFor()
  assert.deepEqual(errors, [])
  await context.close()
})

test('by keyboard alone: ask a machine that listens, unfold the transfer that failed', async () => {
  const { page, context, errors } = await world.openPage({ viewport: { width: 320, height: 640 } })
  await world.signIn(page, technician)
  const { id: clientId } = await openSchool(office, technician)
  const agent = await attachAgent(office, technician, clientId)
  const listening = agent.call('GET /agent/orders', { query: { wait: 20 } })
  await page.goto(`/clients/${clientId}/journal`)
  await page.getByText(/est à l’écoute/).waitFor()
  await tabTo(page, /^Demander le journal$/)
  await page.keyboard.press('Enter')
  assert.equal((await listening).orders[0]?.kind, 'send-journal')
  await agent.call('POST /agent/journal', { body: { text: journalOfEachState() } })
  await page.getByText(/est arrivé\./).waitFor()
  await tabTo(page, /^En erreur/)
  await page.keyboard.press('Enter')
  await page.locator('pre').filter({ hasText: 'ERREUR : EcoleDirecte' }).waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  assert.equal(wide, false)
  assert.deepEqual(errors, [])
  await context.close()
})
