import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listClients } from '#domain/clients/list-clients.ts'
import { readClientLicences } from '#domain/licences/read-client-licences.ts'
import { countTransferDays } from '#domain/transfers/count-transfer-days.ts'
import { readFleetYear } from '#domain/transfers/read-fleet-year.ts'
import { readTransfers } from '#domain/transfers/read-transfers.ts'
import { readAuditLog } from '#domain/audit/read-audit.ts'
import { verifyAuditChain } from '#platform/audit/verify-audit-chain.ts'
import { openLicenceKeys } from '#domain/keys/open-licence-keys.ts'
import { entryOf, signIn } from '#domain/sign-in/sign-in.ts'
import { listStaff } from '#domain/staff/list-staff.ts'
import { ClientQuery } from '#contracts/clients.ts'
import type { Letter } from '#platform/mail/deliver-mail.ts'
import type { StaffActor } from '#platform/work/actor.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { demoPassword } from './people.ts'
import { demoPasswordCost } from './password-cost.ts'
import { seedWorld } from './seed-world.ts'
import { inventWorld } from './world.ts'

/** Monday of week 48, 00:20 in Paris: half of the morning is still to come, and Martinique is on Sunday of week 47. */
const now = new Date('2026-11-22T23:20:00Z')

const database = await openTestDatabase()
after(database.close)
const world = inventWorld(now)
const { keys } = await openLicenceKeys(`${await testFolder()}/keys`, world.keysMadeAt, {
  licences: false,
  passwords: false,
})
const adminSite = new URL('http://admin.localhost:8082')
const posted: Letter[] = []
const outbox = {
  send: async (_: unknown, letter: Letter) => void posted.push(letter),
}
await seedWorld(
  {
    database,
    issuer: { publisher: 'Éditeur', keys, graceDays: 0, passwordCost: demoPasswordCost },
    portal: { kind: 'staff', url: new URL('http://clients.localhost:8080'), product: 'Produit' },
    adminSite: { kind: 'school', url: adminSite, product: 'Administration' },
    places: { schoolSite: new URL('http://ecole.localhost:8083'), adminSite },
    onlineService: 'EcoleDirecte',
    outbox,
  },
  world,
  now,
)

const administrator: StaffActor = {
  kind: 'staff',
  id: '00000000-0000-0000-0000-000000000000',
  name: 'Test',
  role: 'administrateur',
  distributorId: null,
}
const look = <Result>(act: (work: Work) => Promise<Result>) =>
  openWork(
    { database, clock: { now: () => now }, outbox },
    { actor: administrator, address: null },
    act,
  )

test('even on Monday before dawn the list shows every state', async () => {
  const page = await look((work) => listClients(work, ClientQuery.parse({})))
  assert.equal(page.total, 40)
  assert.deepEqual(page.states, {
    'to-issue': 5,
    'contract-ended': 1,
    'no-contract': 1,
    'contract-to-come': 1,
    issued: 5,
    fetched: 27,
  })
  assert.equal(page.rows.filter(({ distributor }) => distributor === null).length, 1)
  for (const { name, state } of page.rows)
    assert.equal(state, world.schools.find((school) => school.name === name)?.state, name)
})

test('a school has its register and its machine', async () => {
  const { rows } = await look((work) => listClients(work, ClientQuery.parse({ search: 'Nouméa' })))
  const licences = await look((work) => readClientLicences(work, keys, rows[0]?.id ?? ''))
  assert.equal(licences.current.week, '2026-W48')
  assert.ok(licences.register.length >= 9 && licences.register.length <= 13)
  assert.ok(licences.register.every(({ fetchedAt }) => fetchedAt !== null))
  assert.ok(licences.agent !== null && licences.agent.enrolledAt < licences.agent.lastSeenAt)
})

test('past transfers stand as the portal shows them: most at rest, one school late, some in trouble', async () => {
  const { rows } = await look((work) => listClients(work, ClientQuery.parse({ count: 200 })))
  const states = new Map<string, string[]>()
  for (const { id, name } of rows) {
    const tab = await look((work) => readTransfers(work, id, () => false))
    states.set(tab.state, [...(states.get(tab.state) ?? []), name])
    const planned = world.schools.find((school) => school.name === name)?.transfers ?? []
    for (const { machine, modules, outcome, failure, openedAt } of tab.transfers) {
      const plan = planned.find(({ startedAt }) => startedAt.toISOString() === openedAt)
      const school = world.schools.find((each) => each.name === name)
      assert.equal(machine, school?.agent?.machines[plan?.machine ?? -1]?.name, name)
      assert.equal(outcome === 'failed', failure !== null)
      assert.ok(modules.length > 0)
    }
  }
  assert.ok(states.get('late')?.includes('Ensemble scolaire Saint-Orphin'))
  assert.ok((states.get('up-to-date')?.length ?? 0) > 15, JSON.stringify([...states]))
  for (const state of ['failed', 'interrupted', 'never', 'suspended'])
    assert.ok(states.has(state), state)
})

test('the fleet has a year of transfers behind it, quiet on holidays, and counting the last days again changes nothing', async () => {
  const { weeks, countedAt } = await look(readFleetYear)
  assert.equal(weeks.length, 53)
  // The current week has twenty minutes.
  assert.ok(weeks.slice(0, -1).every(({ done, failed }) => done > 100 && failed > 0))
  assert.ok(countedAt !== null)
  const recordsOf = (monday: string) => weeks.find((week) => week.monday === monday)?.records ?? 0
  assert.ok(recordsOf('2026-08-03') > 0 && recordsOf('2026-08-03') < recordsOf('2026-05-04') / 3)
  await countTransferDays({ database, clock: { now: () => now }, outbox }, () => false)
  assert.deepEqual((await look(readFleetYear)).weeks, weeks)
})

test('the audit log is in the order of time and its chain holds', async () => {
  const verdict = await look((work) => verifyAuditChain(work))
  assert.ok(verdict.intact && verdict.lines > 1000 && verdict.waiting === 0)
  const { lines } = await look((work) => readAuditLog(work, {}))
  const instants = lines.map(({ at }) => at)
  assert.deepEqual(instants, instants.toSorted().toReversed())
})

test('every account of the demo signs in; one invitation waits', async () => {
  const staff = await look(listStaff)
  const states = Map.groupBy(staff, ({ state }) => state)
  const [toStaff, toSchools] = [true, false].map((isStaff) =>
    posted.map(({ to }) => to).filter((to) => isStaff === to.endsWith('@editeur.example')),
  )
  assert.equal(toSchools?.length, 1)
  assert.equal(states.get('active')?.length, 7)
  assert.deepEqual(
    states.get('invited')?.map(({ mail }) => mail),
    toStaff,
  )
  const visitor = { address: '192.0.2.1', browser: 'test', knownBrowser: undefined }
  const foundation = { database, clock: { now: () => now }, outbox }
  for (const { mail, name } of states.get('active') ?? [])
    assert.equal(
      entryOf(await signIn(foundation, 'staff', visitor, { mail, password: demoPassword })).account
        .name,
      name,
    )
})
