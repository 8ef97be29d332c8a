import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'

const office = await openBackOffice()
after(office.close)
const { browser } = await appoint(office, 'administrateur', null)
await browser.call('POST /api/distributors', { body: { name: 'Ouest_100% Écoles' } })
await browser.call('POST /api/distributors', { body: { name: 'OuestX1000 Écoles' } })

const told = async (query: { text?: string; person?: string; from?: string; until?: string }) =>
  (
    await browser.call('GET /api/audit', { query: { event: 'distributor-created', ...query } })
  ).lines.map(({ details }) => details['name'])

test('the audit log is searched by what a line tells, where % and _ stand for themselves', async () => {
  assert.deepEqual(await told({ text: 'ouest_100%' }), ['Ouest_100% Écoles'])
  assert.equal((await told({ text: 'OUEST' })).length, 2)
  assert.deepEqual(await told({ text: 'distributor"' }), [])
})

test('a period holds both its days, and a name that nobody bears finds nothing', async () => {
  const today = office.clock.now().toISOString().slice(0, 10)
  const from = new Date(office.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10)
  assert.equal((await told({ from, until: today })).length, 2)
  assert.deepEqual(await told({ until: '2001-01-01' }), [])
  assert.deepEqual(await told({ person: 'Nemo Personne' }), [])
})

test('the filtered lines leave as a CSV without formulas, and that they left stands in the log', async () => {
  const answer = await browser.fetch('/api/audit/lines?event=distributor-created&text=ouest_100')
  assert.equal(answer.status, 200)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.bytes())
  assert.ok(text.startsWith('\uFEFFligne;'))
  assert.equal(text.trimEnd().split('\r\n').length, 2)
  assert.match(text, /;Distributeur créé : [^;]*Ouest_100[^;]*;distributor-created;/)
  const { lines } = await browser.call('GET /api/audit', { query: { event: 'audit-exported' } })
  assert.deepEqual(
    lines.map(({ details }) => details['rows']),
    [1],
  )
})

test('what happened stands in the CSV in the words of the page, at the hour of the publisher, and as the code that machines read', async () => {
  await office.work(system, (work) =>
    work.audit('maintenance-unlocked', {
      details: { machine: 'SERVEUR', happenedAt: '2026-11-24T23:30:00Z' },
    }),
  )
  const answer = await browser.fetch('/api/audit/lines?event=maintenance-unlocked')
  const [heads, line] = new TextDecoder().decode(await answer.bytes()).split('\r\n')
  assert.equal(
    heads,
    'ligne;date (UTC);événement;code de l’événement;personne;client;adresse;changements;détails',
  )
  assert.deepEqual(line?.split(';').slice(2, 4), [
    'Maintenance déverrouillée sur un poste : SERVEUR, le 25/11/2026 00:30',
    'maintenance-unlocked',
  ])
})
