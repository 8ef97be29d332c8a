import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ClientFilter, ClientQuery, licenceStates, transferUrgencies } from '#contracts/clients.ts'
import type { TransferCause } from '#contracts/transfers.ts'
import { detachAgent } from '#domain/enrolment/detach-agent.ts'
import { issueLicence } from '#domain/licences/issue-licence.ts'
import { suspendService } from '#domain/online-service/switch-service.ts'
import { endInterrupted } from '#domain/transfers/end-interrupted.ts'
import type { TransferFailure } from '#replication/messages/shapes.ts'
import { audienceOf, onlinePlacesOf } from '#server/routes/places.ts'
import { attachAgent } from '#testing/attach-agent.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { foundDistributor, hire, openSchool, yearContract, type Person } from '#testing/people.ts'
import { openOnlineSchool } from '#testing/school-people.ts'
import { openTransferringSchool, type TransferringSchool } from '#testing/transferring-school.ts'
import { foreseeIssuing, listClients, listFiltered } from './list-clients.ts'
import { readFleet } from './read-fleet.ts'

const office = await openBackOffice()
after(office.close)
const [here, elsewhere] = [
  await hire(office, 'technicien', await foundDistributor(office)),
  await hire(office, 'technicien', await foundDistributor(office)),
]
const publisher = await hire(office, 'administrateur', null)
const empty = await hire(office, 'technicien', await foundDistributor(office))
const everybody = [here, elsewhere, publisher, empty]
const hourMs = 3_600_000
const speaking: TransferringSchool[] = []

// A failure that an agent tells is a cause that the list filters by, and none is missing.
null as unknown as TransferFailure['code'] satisfies TransferCause

await lateOnes(here)
await lateOnes(elsewhere)
office.clock.advance(25 * hourMs)
for (const technician of [here, elsewhere, here]) await someOfEachState(technician)
await withLicences(here)
await openSchool(office, publisher)

test('every number of the page is the total of the list under its filter, for each who may look', async () => {
  for (const { actor } of everybody) {
    await office.work(actor, async (work) => {
      const totalOf = async (query: Partial<ClientQuery>): Promise<number> =>
        (await listClients(work, ClientQuery.parse(query))).total
      const fleet = await readFleet(work)
      const { total, transfers, states, causes, versions, distributors } = fleet
      assert.equal(total, await totalOf({}))
      for (const state of transferUrgencies)
        assert.equal(transfers[state], await totalOf({ transfers: state }), state)
      for (const state of licenceStates)
        assert.equal(states[state], await totalOf({ state }), state)
      for (const { cause, clients } of causes)
        assert.equal(clients, await totalOf({ cause }), cause)
      const rows = [
        ...versions.map((row) => ({ ...row, filter: { agentVersion: row.version } })),
        ...distributors.map((row) => ({ ...row, filter: { distributor: row.id ?? 'none' } })),
      ]
      for (const { clients, filter, ...row } of rows) {
        assert.equal(clients, await totalOf(filter), JSON.stringify(filter))
        for (const state of transferUrgencies)
          assert.equal(row.transfers[state] ?? 0, await totalOf({ ...filter, transfers: state }))
      }
      // What is in trouble has a cause, and nothing is left out of a table.
      const sum = (counts: readonly { clients: number }[]) =>
        counts.reduce((all, { clients }) => all + clients, 0)
      assert.equal(sum(causes), transfers.failed + transfers.interrupted + transfers.late)
      assert.equal(sum(versions), total)
      assert.equal(sum(distributors), total)
    })
  }
})

test('an order for all that a link of the page selects is for those clients and no others', async () => {
  await office.work(publisher.actor, async (work) => {
    const { causes, versions } = await readFleet(work)
    const asked = [
      ...causes.map(({ cause, clients }) => ({ filter: { cause }, clients })),
      ...versions.map(({ version, clients }) => ({ filter: { agentVersion: version }, clients })),
    ]
    for (const { filter, clients } of asked) {
      const selected = ClientFilter.parse(filter)
      const ids = await listFiltered(work, selected, 200)
      const { rows } = await listClients(work, ClientQuery.parse({ ...filter, count: 200 }))
      assert.deepEqual(ids.toSorted(), rows.map(({ id }) => id).toSorted(), JSON.stringify(filter))
      const foreseen = await foreseeIssuing(work, selected, 'current')
      assert.equal(
        foreseen.reduce((sum, { count }) => sum + count, 0),
        clients,
      )
    }
  })
})

test('a technician sees the part of his own distributor alone, an administrator all of it', async () => {
  const [ours, theirs, all, nothing] = await Promise.all(
    everybody.map(({ actor }) => office.work(actor, readFleet)),
  )
  assert(ours && theirs && all && nothing)
  assert.deepEqual(
    ours.distributors.map(({ id }) => id),
    [here.actor.distributorId],
  )
  assert.equal(all.total, ours.total + theirs.total + 1)
  assert.equal(all.distributorsTotal, 3)
  assert.equal(nothing.total, 0)
  assert.deepEqual([nothing.causes, nothing.versions, nothing.distributors], [[], [], []])
})

test('all eight states and each kind of cause were there to be counted', async () => {
  const fleet = await office.work(publisher.actor, readFleet)
  for (const state of transferUrgencies) assert.ok(fleet.transfers[state] > 0, state)
  assert.deepEqual(Object.fromEntries(fleet.causes.map(({ cause, clients }) => [cause, clients])), {
    'table-missing': 3,
    // The one of each round, and those that ran while the next round waited.
    cut: 5,
    'agent-idle': 2,
    'agent-silent': 2,
    'no-agent': 2,
  })
  assert.ok(fleet.states.issued > 0 && fleet.states['no-contract'] > 0)
  assert.deepEqual(
    fleet.versions.map(({ version }) => version),
    ['1.10.0', '1.9.2', '1.0.0', 'none'],
  )
})

test('a cause is gone as soon as the next transfer runs', async () => {
  const school = await openTransferringSchool(office, here)
  const causeOf = async () =>
    office.work(here.actor, async (work) => {
      const { rows } = await listClients(
        work,
        ClientQuery.parse({ cause: 'table-missing', count: 200 }),
      )
      return rows.some(({ id }) => id === school.clientId)
    })
  await fail(school)
  assert.equal(await causeOf(), true)
  await school.transfer()
  assert.equal(await causeOf(), false)
})

/** One whose machine says nothing any more, one whose machine still asks for orders, one without a machine. */
async function lateOnes(technician: Person): Promise<void> {
  const [, , detached] = [
    await transferred(technician),
    await transferred(technician, (school) => {
      // Heard of again once the others have been silent for long.
      speaking.push(school)
    }),
    await transferred(technician),
  ]
  const { clientId, agent } = detached
  await office.work(technician.actor, (work) => detachAgent(work, { clientId, agentId: agent.id }))
}

async function transferred(
  technician: Person,
  then: (school: TransferringSchool) => void = () => {},
): Promise<TransferringSchool> {
  const school = await openTransferringSchool(office, technician)
  await school.transfer()
  then(school)
  return school
}

async function fail(school: TransferringSchool): Promise<void> {
  const { tables } = school.base
  const cours = tables.get('cours')
  tables.delete('cours')
  await school.transfer()
  if (cours !== undefined) tables.set('cours', cours)
}

async function someOfEachState(technician: Person): Promise<void> {
  for (const { agent } of speaking) await agent.call('GET /agent/status')
  const open = () => openTransferringSchool(office, technician)
  const level = [{ id: 'N', libelle: 'Sixième' }]
  await fail(await open())
  const cut = await open()
  cut.put('niveau', level)
  await cut.transferInPart(2)
  office.clock.advance(hourMs / 4)
  await office.work(system, (work) => endInterrupted(work, audienceOf(office.house)))
  const running = await open()
  running.put('niveau', level)
  await running.transferInPart(2)
  const classes = Array.from({ length: 40 }, (_, at) => ({ id: `C${at}`, libelle: `Classe ${at}` }))
  const held = await open()
  held.put('classe', classes)
  await held.transfer()
  held.remove(
    'classe',
    classes.slice(0, 30).map(({ id }) => id),
  )
  await held.transfer()
  await transferred(technician)
  const suspended = await transferred(technician)
  const until = new Date(office.clock.now().getTime() + 48 * hourMs).toISOString().slice(0, 10)
  await office.work(technician.actor, (work) =>
    suspendService(work, onlinePlacesOf(office.house), suspended.clientId, until),
  )
  const { id: never } = await openOnlineSchool(office, technician)
  await attachAgent(office, technician, never, '1.10.0')
}

async function withLicences(technician: Person): Promise<void> {
  const { id } = await openSchool(office, technician)
  await attachAgent(office, technician, id, '1.9.2')
  await office.issuingWork(technician.actor, (work, issuer) => issueLicence(work, issuer, id))
  await openSchool(office, technician, {}, null)
  await openSchool(office, technician, {}, { ...yearContract, endsOn: '2026-11-01' })
}
