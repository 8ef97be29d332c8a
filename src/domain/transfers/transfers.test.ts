import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { endInterrupted } from './end-interrupted.ts'
import { suspendService } from '#domain/online-service/switch-service.ts'
import { audienceOf, onlinePlacesOf } from '#server/routes/places.ts'
import { catalogue, sentModules } from '#replication/catalogue/catalogue.ts'
import { enterAs } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { refusedWith, type Browser } from '#testing/browser.ts'
import { foundDistributor, hire, openSchool } from '#testing/people.ts'
import { appointInSchool, openOnlineSchool } from '#testing/school-people.ts'
import { openTransferringSchool } from '#testing/transferring-school.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))
/** In a session of now: the clock moves for days. */
const call = (async (key: never, input: never) =>
  (await enterAs(office, technician.actor.id)).call(key, input)) as unknown as Browser['call']
const tabOf = (clientId: string) =>
  call('GET /api/clients/:clientId/transfers', { params: { clientId } })
const stateOf = async (clientId: string) => (await tabOf(clientId)).state
const [minuteMs, hourMs] = [60_000, 3_600_000]

const classes = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({
    id: `C${from + at}`,
    libelle: `Classe ${from + at}`,
  }))

test('a school that never transferred is told as such; then each transfer shows, with its modules and its end', async () => {
  const school = await openTransferringSchool(office, technician)
  assert.equal(await stateOf(school.clientId), 'never')
  school.put('classe', classes(3))
  await school.transfer({ mode: 'manual' })
  const tab = await tabOf(school.clientId)
  assert.equal(tab.state, 'up-to-date')
  const [transfer, ...others] = tab.transfers
  assert(transfer)
  assert.deepEqual(others, [])
  assert.deepEqual(
    [transfer.outcome, transfer.mode, transfer.complete, transfer.machine],
    ['done', 'manual', false, school.agent.machine],
  )
  assert.equal(tab.lastEnd, transfer.endedAt)
  const part = transfer.modules.find(({ module }) => module === 'administratif')
  assert.deepEqual(
    [part?.direction, part?.state, part?.records, part?.cycle],
    ['up', 'done', 3, 'first'],
  )
  assert(transfer.bytesIn > 0 && transfer.bytesOut > 0)
  assert.deepEqual(
    await call('GET /api/clients/:clientId/transfers/:transferId', {
      params: { clientId: school.clientId, transferId: transfer.id },
    }),
    transfer,
  )
})

test('24 hours after the last end a school is late although nothing arrives, and up to date again with the next', async () => {
  const school = await openTransferringSchool(office, technician)
  await school.transfer()
  office.clock.advance(24 * hourMs)
  assert.equal(await stateOf(school.clientId), 'up-to-date')
  office.clock.advance(minuteMs)
  assert.equal(await stateOf(school.clientId), 'late')
  await school.transfer()
  assert.equal(await stateOf(school.clientId), 'up-to-date')
})

test('a transfer of which nothing comes runs for 15 minutes, then it is interrupted', async () => {
  const school = await openTransferringSchool(office, technician)
  school.put('niveau', [{ id: 'N', libelle: 'Sixième' }])
  await school.transferInPart(1)
  assert.equal(await stateOf(school.clientId), 'running')
  office.clock.advance(15 * minuteMs - 1)
  assert.equal(await stateOf(school.clientId), 'running')
  office.clock.advance(1)
  const tab = await tabOf(school.clientId)
  assert.deepEqual([tab.state, tab.transfers[0]?.outcome], ['interrupted', 'interrupted'])
})

test('a module that cannot be read fails, is named with its sentence, and the state says so', async () => {
  const school = await openTransferringSchool(office, technician)
  school.base.tables.delete('cours')
  await school.transfer()
  const tab = await tabOf(school.clientId)
  assert.equal(tab.state, 'failed')
  assert.equal(tab.transfers[0]?.failure?.sentence, 'La table cours : table-missing.')
  const failed = tab.transfers[0]?.modules.filter(({ state }) => state === 'failed')
  assert.deepEqual(
    failed?.map(({ module }) => module),
    ['vie-scolaire'],
  )
})

test('in summer mode a school is suspended, whatever its last transfer', async () => {
  const school = await openTransferringSchool(office, technician)
  await school.transfer()
  await office.work(technician.actor, (work) =>
    suspendService(work, onlinePlacesOf(office.house), school.clientId, '2026-12-24'),
  )
  assert.equal(await stateOf(school.clientId), 'suspended')
})

test('the school’s own home tells how its last transfer ended, not the one that runs', async () => {
  const school = await openTransferringSchool(office, technician)
  const { browser } = await appointInSchool(office, school.clientId)
  const last = async () => (await browser.call('GET /api/school')).lastTransfer
  assert.equal(await last(), null)
  await school.transfer()
  const ended = { endedAt: office.clock.now().toISOString(), outcome: 'done' }
  assert.deepEqual(await last(), ended)
  school.put('niveau', [{ id: 'N', libelle: 'Sixième' }])
  await school.transferInPart(1)
  assert.deepEqual(await last(), ended)
})

test('90 days in the school’s zone, each with its last outcome and how many', async () => {
  const school = await openTransferringSchool(office, technician, { timeZone: 'Indian/Reunion' })
  await school.transfer()
  office.clock.advance(hourMs)
  school.base.tables.delete('cours')
  await school.transfer()
  office.clock.advance(48 * hourMs)
  const { days, timeZone } = await tabOf(school.clientId)
  assert.equal(timeZone, 'Indian/Reunion')
  assert.equal(days.length, 90)
  assert.deepEqual(
    days.slice(-3).map(({ outcome, transfers }) => [outcome, transfers]),
    [
      ['failed', 2],
      [null, 0],
      [null, 0],
    ],
  )
})

test('one order waits at a time; the agent takes it once, and it may become complete until then', async () => {
  const school = await openTransferringSchool(office, technician)
  const params = { clientId: school.clientId }
  const order = (complete: boolean) =>
    call('POST /api/clients/:clientId/transfer-orders', { params, body: { complete } })
  const [first, again] = await Promise.all([order(false), order(false)])
  assert.equal(first.id, again.id)
  assert.equal((await order(true)).complete, true)
  assert.equal((await order(false)).complete, true)
  assert.equal((await tabOf(school.clientId)).order?.id, first.id)
  const orders = async () => (await school.agent.call('GET /agent/orders')).orders
  assert.deepEqual(await orders(), [{ id: first.id, kind: 'start-complete-transfer' }])
  assert.deepEqual(await orders(), [])
  assert.equal((await tabOf(school.clientId)).order, null)
  assert.notEqual((await order(false)).id, first.id)
})

test('nothing is ordered where there is no service or no agent', async () => {
  const order = (clientId: string) =>
    call('POST /api/clients/:clientId/transfer-orders', {
      params: { clientId },
      body: { complete: false },
    })
  await refusedWith('service-not-created', order((await openSchool(office, technician)).id))
  await refusedWith('no-agent-attached', order((await openOnlineSchool(office, technician)).id))
})

test('an order wakes the agent that listens', async () => {
  const school = await openTransferringSchool(office, technician)
  const waiting = school.agent.call('GET /agent/orders', { query: { wait: 20 } })
  while (!(await tabOf(school.clientId)).listening);
  const { id } = await call('POST /api/clients/:clientId/transfer-orders', {
    params: { clientId: school.clientId },
    body: { complete: false },
  })
  assert.deepEqual((await waiting).orders, [{ id, kind: 'start-transfer' }])
})

async function heldSchool(count = 40) {
  const school = await openTransferringSchool(office, technician)
  school.put('classe', [...classes(count), { id: 'Z', libelle: '=HYPERLINK("x");z' }])
  await school.transfer()
  school.remove('classe', [
    ...classes(count)
      .map(({ id }) => id)
      .slice(10),
    'Z',
  ])
  assert.equal((await school.transfer()).outcome, 'held')
  const { held } = await tabOf(school.clientId)
  assert(held[0])
  const params = { clientId: school.clientId, collection: 'classe' }
  const answer = (what: 'acceptance' | 'refusal', target = held[0]?.target ?? '') =>
    call(`POST /api/clients/:clientId/held/:collection/${what}`, { params, body: { target } })
  return { school, held: held[0], params, answer }
}

test('what waits for a yes is shown row by row and as a table in which no cell is a formula', async () => {
  const { school, held, params } = await heldSchool()
  assert.equal(await stateOf(school.clientId), 'held')
  assert.deepEqual([held.collection, held.disappearing, held.of], ['classe', 31, 41])
  const shown = await call('GET /api/clients/:clientId/held/:collection', { params })
  assert.deepEqual(shown.held, held)
  assert.equal(shown.rows.length, 31)
  assert.equal(shown.rows[0]?.[shown.fields.indexOf('libelle')], 'Classe 10')
  const file = await (
    await enterAs(office, technician.actor.id)
  ).fetch(`/api/clients/${params.clientId}/held/classe/rows`)
  assert.match(
    file.headers.get('content-disposition') ?? '',
    /^attachment; filename="\w{8}-classe-suppression\.csv"$/,
  )
  const bytes = Buffer.from(await file.arrayBuffer())
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  const text = bytes.toString('utf8')
  assert.equal(text.trimEnd().split('\r\n').length, 32)
  assert(text.includes(`"'=HYPERLINK(""x"");z"`))
})

test('a yes publishes exactly what was held, once; its line holds numbers and no name', async () => {
  const { school, answer, params } = await heldSchool()
  await answer('acceptance')
  const tab = await tabOf(school.clientId)
  assert.deepEqual([tab.state, tab.held], ['up-to-date', []])
  await refusedWith('held-replaced', answer('acceptance'))
  await refusedWith('not-found', call('GET /api/clients/:clientId/held/:collection', { params }))
  assert.equal((await school.transfer()).isUnchanged, true)
  const { lines } = await call('GET /api/clients/:clientId/history', {
    params: { clientId: school.clientId },
    query: {},
  })
  const line = lines.find(({ event }) => event === 'held-accepted')
  assert.deepEqual(line?.details, {
    collection: 'classe',
    disappearing: 31,
    of: 41,
    sent: 0,
    removed: 31,
    hidden: 0,
  })
})

test('a no leaves what is online; the next transfer asks again', async () => {
  const { school, answer } = await heldSchool()
  await refusedWith('held-replaced', answer('refusal', '0'.repeat(32)))
  await answer('refusal')
  const tab = await tabOf(school.clientId)
  assert.deepEqual([tab.state, tab.held], ['up-to-date', []])
  assert.equal((await school.transfer()).outcome, 'held')
})

test('the house ends a transfer of which nothing came for 15 minutes; the next one goes on', async () => {
  const school = await openTransferringSchool(office, technician)
  school.put('niveau', [{ id: 'N', libelle: 'Sixième' }])
  await school.transferInPart(2)
  const sweep = () => office.work(system, (work) => endInterrupted(work, audienceOf(office.house)))
  await sweep()
  assert.equal((await tabOf(school.clientId)).transfers[0]?.endedAt, null)
  office.clock.advance(15 * minuteMs)
  await sweep()
  const [interrupted] = (await tabOf(school.clientId)).transfers
  assert.deepEqual(
    [interrupted?.outcome, interrupted?.endedAt],
    ['interrupted', office.clock.now().toISOString()],
  )
  assert.equal((await school.transfer()).outcome, 'done')
  const outcomes = (await tabOf(school.clientId)).transfers.map(({ outcome }) => outcome)
  assert.deepEqual(outcomes, ['done', 'interrupted'])
})

test('the list of clients tells where transfers stand, selects and sorts by it', async () => {
  const late = await openTransferringSchool(office, technician)
  await late.transfer()
  office.clock.advance(25 * hourMs)
  const { school: held } = await heldSchool()
  const fresh = await openTransferringSchool(office, technician)
  await fresh.transfer()
  const list = async (query: { transfers?: 'late' | 'held'; sort?: 'transfers' }) =>
    (await call('GET /api/clients', { query })).rows
  const idsOf = async (transfers: 'late' | 'held') =>
    (await list({ transfers })).map(({ id }) => id)
  assert((await idsOf('held')).includes(held.clientId))
  assert(!(await idsOf('held')).includes(late.clientId))
  assert((await idsOf('late')).includes(late.clientId))
  const rows = await list({ sort: 'transfers' })
  assert.equal(rows[0]?.transfers, 'held')
  const stateIn = (id: string) => rows.find((row) => row.id === id)?.transfers
  assert.deepEqual(
    [held, late, fresh].map(({ clientId }) => stateIn(clientId)),
    ['held', 'late', 'up-to-date'],
  )
})

test('the modules of which nothing arrived whole for 24 hours are told in the list, with when they last did', async () => {
  const rowOf = async (clientId: string) =>
    (await call('GET /api/clients', { query: {} })).rows.find(({ id }) => id === clientId)
  const lateOf = async (clientId: string) => (await rowOf(clientId))?.lateModules
  const school = await openTransferringSchool(office, technician)
  const { clientId } = school
  school.put('classe', classes(40))
  assert.deepEqual(await lateOf(clientId), [], 'it has not begun')
  await school.transferInPart(1)
  assert.deepEqual(await lateOf(clientId), [], 'its first transfer runs')
  office.clock.advance(15 * minuteMs)
  await office.work(system, (work) => endInterrupted(work, audienceOf(office.house)))
  assert.deepEqual(
    await lateOf(clientId),
    sentModules(catalogue).map((module) => ({ module, endedAt: null })),
  )
  await school.transfer()
  assert.deepEqual(await lateOf(clientId), [])

  const first = office.clock.now().toISOString()
  school.base.tables.delete('cours')
  office.clock.advance(23 * hourMs)
  await school.transfer()
  assert.deepEqual(await lateOf(clientId), [], 'it failed, but its last end is of today')
  office.clock.advance(2 * hourMs)
  await school.transfer()
  assert.deepEqual(await lateOf(clientId), [{ module: 'vie-scolaire', endedAt: first }])
  await school.transfer({ mode: 'manual', modules: ['notes'] })
  assert.deepEqual(await lateOf(clientId), [{ module: 'vie-scolaire', endedAt: first }])
  const others = sentModules(catalogue).filter((module) => module !== 'vie-scolaire')
  await school.transfer({ modules: others })
  assert.deepEqual(await lateOf(clientId), [], 'the school does not send it any more')

  const lastly = office.clock.now().toISOString()
  office.clock.advance(25 * hourMs)
  assert.deepEqual(
    (await lateOf(clientId))?.map(({ module, endedAt }) => [module, endedAt]),
    others.map((module) => [module, lastly]),
  )
  await office.work(technician.actor, (work) =>
    suspendService(work, onlinePlacesOf(office.house), clientId, '2027-08-31'),
  )
  assert.deepEqual(await lateOf(clientId), [], 'nothing is expected in summer')
})

test('a module of which something is held is late like any other, until somebody says yes', async () => {
  const { school, answer } = await heldSchool()
  const { clientId } = school
  const lateOf = async () =>
    (await call('GET /api/clients', { query: {} })).rows.find(({ id }) => id === clientId)
      ?.lateModules
  const levels = Array.from({ length: 10 }, (_, at) => ({ id: `N${at}`, libelle: `Niveau ${at}` }))
  school.put('niveau', levels)
  await school.transfer()
  school.remove(
    'niveau',
    levels.map(({ id }) => id),
  )
  office.clock.advance(25 * hourMs)
  await school.transfer()
  const brought = office.clock.now().toISOString()
  const { held } = await tabOf(clientId)
  assert.deepEqual(
    held.map(({ collection }) => collection),
    ['classe', 'niveau'],
  )
  office.clock.advance(hourMs)
  assert.deepEqual(
    (await lateOf())?.map(({ module }) => module),
    ['administratif'],
  )
  await answer('acceptance')
  assert.equal((await lateOf())?.length, 1, 'the other collection still waits')
  await call('POST /api/clients/:clientId/held/:collection/acceptance', {
    params: { clientId, collection: 'niveau' },
    body: { target: held[1]?.target ?? '' },
  })
  assert.deepEqual(await lateOf(), [])
  office.clock.advance(23 * hourMs + 1)
  assert.deepEqual(
    (await lateOf())?.find(({ module }) => module === 'administratif'),
    { module: 'administratif', endedAt: brought },
    'what was brought is of the day of the transfer, not of the yes',
  )
})

test('summer mode ends with its last day where the school is', async () => {
  const zones = ['Pacific/Noumea', 'Pacific/Tahiti'] as const
  office.clock.set(new Date('2027-07-08T08:00:00Z'))
  const schools = await Promise.all(
    zones.map((timeZone) => openTransferringSchool(office, technician, { timeZone })),
  )
  for (const school of schools) {
    await school.transfer()
    await office.work(technician.actor, (work) =>
      suspendService(work, onlinePlacesOf(office.house), school.clientId, '2027-07-10'),
    )
  }
  // Saturday in Tahiti, Sunday in Nouméa.
  office.clock.set(new Date('2027-07-10T14:00:00Z'))
  const { rows } = await call('GET /api/clients', { query: {} })
  const found = schools.map(({ clientId }) => rows.find(({ id }) => id === clientId))
  assert.deepEqual(
    found.map((row) => row?.transfers),
    ['late', 'suspended'],
  )
  assert.deepEqual(
    found.map((row) => row?.lateModules.length),
    [sentModules(catalogue).length, 0],
  )
  const suspended = await call('GET /api/clients', { query: { transfers: 'suspended' } })
  const ids = new Set(suspended.rows.map(({ id }) => id))
  assert.deepEqual(
    schools.map(({ clientId }) => ids.has(clientId)),
    [false, true],
  )
})
