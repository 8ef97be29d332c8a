import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { FleetYear } from '#contracts/fleet.ts'
import { audienceOf } from '#server/routes/places.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { foundDistributor, hire } from '#testing/people.ts'
import { openTransferringSchool, type TransferringSchool } from '#testing/transferring-school.ts'
import { clearOldTransfers, clearSomeTransfers } from './clear-old-transfers.ts'
import { countTransferDays } from './count-transfer-days.ts'
import { endInterrupted } from './end-interrupted.ts'
import { readFleetYear } from './read-fleet-year.ts'
import { readTransfers } from './read-transfers.ts'

const office = await openBackOffice()
after(office.close)
const { kysely } = office.house.database
const technician = await hire(office, 'technicien', await foundDistributor(office))
const publisher = await hire(office, 'administrateur', null)
const dayMs = 24 * 3_600_000
const isOpen = () => false

const count = () => countTransferDays(office.house, isOpen)
const clear = () => clearOldTransfers(office.house, isOpen)
const yearOf = (): Promise<FleetYear> => office.work(publisher.actor, readFleetYear)
const pageOf = ({ clientId }: TransferringSchool) =>
  office.work(publisher.actor, (work) => readTransfers(work, clientId, isOpen))
const outcomesOf = async (school: TransferringSchool) =>
  (await pageOf(school)).transfers.map(({ outcome }) => outcome)
/** With the lines of their modules. */
async function keptOf({ clientId }: TransferringSchool): Promise<[number, number]> {
  const { rows } = await sql<{ transfers: number; modules: number }>`
    select (select count(*)::integer from transfers where client_id = ${clientId}) as transfers,
      (select count(*)::integer from transfer_modules where client_id = ${clientId}) as modules`.execute(
    kysely,
  )
  return [rows[0]?.transfers ?? 0, rows[0]?.modules ?? 0]
}
const classes = (length: number) =>
  Array.from({ length }, (_, at) => ({ id: `C${at}`, libelle: `Classe ${at}` }))

test('what ended 91 days ago goes with its modules; the 90 days of the page and the year of the fleet stay as they were', async () => {
  const school = await openTransferringSchool(office, technician)
  school.put('classe', classes(40))
  await school.transfer()
  school.put('niveau', [{ id: 'N', libelle: 'Sixième' }])
  office.clock.advance(dayMs)
  await school.transfer()
  await count()
  office.clock.advance(90 * dayMs)
  await school.transfer()
  await count()
  const [, modules] = await keptOf(school)
  const [year, page] = [await yearOf(), await pageOf(school)]
  assert.equal(page.transfers.length, 3)

  await clear()
  assert.equal((await pageOf(school)).transfers.length, 3, 'not before its time')
  office.clock.advance(1)
  await clear()
  const cleared = await pageOf(school)
  assert.deepEqual(cleared.transfers, page.transfers.slice(0, 2))
  const gone = page.transfers[2]?.modules.length ?? 0
  assert.ok(gone > 0)
  assert.deepEqual(await keptOf(school), [2, modules - gone])
  assert.deepEqual(cleared.days, page.days)
  assert.deepEqual(cleared.lastEnd, page.lastEnd)
  await count()
  assert.deepEqual({ ...(await yearOf()), countedAt: null }, { ...year, countedAt: null })
})

test('the last transfer that brought anything stays, so that the agent finds the mark it left: nothing looks restored, nothing is sent again', async () => {
  const school = await openTransferringSchool(office, technician)
  school.put('classe', classes(40))
  await school.transfer()
  const brought = (await pageOf(school)).transfers[0]?.id
  for (const days of [30, 30, 40]) {
    office.clock.advance(days * dayMs)
    await school.transfer()
  }
  await count()
  await clear()
  assert.equal((await pageOf(school)).transfers.at(-1)?.id, brought)
  await school.transfer()
  const [last] = (await pageOf(school)).transfers
  assert.deepEqual([last?.outcome, last?.restored], ['done', []])
  assert.ok(last?.modules.every(({ records, cycle }) => records === 0 && cycle === 'normal'))

  school.put('classe', [{ id: 'C0', libelle: 'Sixième A' }])
  await school.transfer()
  await clear()
  assert.ok((await pageOf(school)).transfers.every(({ id }) => id !== brought))
})

test('what was not counted yet stays until it is, and is counted whole', async () => {
  const school = await openTransferringSchool(office, technician)
  await count()
  const weekBefore = (await yearOf()).weeks.at(-1)
  await school.transfer()
  await school.transfer()
  office.clock.advance(120 * dayMs)
  await school.transfer()
  await clear()
  assert.equal((await keptOf(school))[0], 3)
  await count()
  await clear()
  assert.equal((await keptOf(school))[0], 1)
  const week = (await yearOf()).weeks.find(({ monday }) => monday === weekBefore?.monday)
  assert.equal(week?.done, (weekBefore?.done ?? 0) + 2)
})

test('of a school that fell silent the last transfer stays, the last good one, and one that runs', async () => {
  const school = await openTransferringSchool(office, technician)
  await school.transfer()
  await school.transfer()
  const courses = school.base.tables.get('cours')
  school.base.tables.delete('cours')
  await school.transfer()
  await school.transfer()
  school.base.tables.set('cours', courses ?? new Map())
  school.put('niveau', [{ id: 'N', libelle: 'Sixième' }])
  await school.transferInPart(1)
  assert.deepEqual(await outcomesOf(school), ['running', 'failed', 'failed', 'done', 'done'])
  await count()
  office.clock.advance(200 * dayMs)
  await count()
  await clear()
  // Of the one that nobody ended the page says what it will be.
  assert.deepEqual(await outcomesOf(school), ['interrupted', 'failed', 'done'])
  await office.work(system, (work) => endInterrupted(work, audienceOf(office.house)))
  await clear()
  assert.deepEqual(await outcomesOf(school), ['interrupted', 'done'])
  await school.transfer()
  assert.equal((await pageOf(school)).state, 'up-to-date')
})

test('a held transfer stays while something waits for a yes, and goes once it was answered', async () => {
  const school = await openTransferringSchool(office, technician)
  school.put('classe', classes(60))
  await school.transfer()
  school.remove(
    'classe',
    classes(50).map(({ id }) => id),
  )
  await school.transfer()
  await school.transfer()
  assert.deepEqual(await outcomesOf(school), ['held', 'held', 'done'])
  await count()
  office.clock.advance(100 * dayMs)
  await count()
  await clear()
  assert.deepEqual(await outcomesOf(school), ['held', 'held'])
  school.put('classe', classes(60))
  school.put('niveau', [{ id: 'N', libelle: 'Sixième' }])
  await school.transfer()
  assert.deepEqual((await pageOf(school)).held, [])
  await count()
  await clear()
  assert.deepEqual(await outcomesOf(school), ['done'])
})

test('thousands go a few hundred a transaction, two servers share them out, and whoever is told to stop stops', async () => {
  const school = await openTransferringSchool(office, technician)
  await school.transfer()
  await count()
  // As many years of a busy school would leave, before the one that is there.
  await sql`
    insert into transfers
    select client_id, gen_random_uuid(), -n, agent_id, mode, complete, opened_at, last_message_at,
      ended_at - interval '1 minute' * n, outcome, failure, restored, bytes_in, bytes_out
    from transfers, generate_series(1, 2600) n where client_id = ${school.clientId}`.execute(kysely)
  await sql`
    insert into transfer_modules (client_id, transfer_id, module, direction, state, started_at, records, total,
      progress, removed, hidden, held)
    select client_id, id, 'notes', 'up', 'done', opened_at, 1, 1, '{}', 0, 0, '[]'
    from transfers where client_id = ${school.clientId} and fence < 0`.execute(kysely)
  office.clock.advance(100 * dayMs)
  await count()
  assert.equal(await office.work(system, clearSomeTransfers), 500)
  await clearOldTransfers(office.house, () => true)
  const [transfers, modules] = await keptOf(school)
  assert.equal(transfers, 2101)
  await Promise.all([clear(), clear()])
  await clear()
  assert.deepEqual(await keptOf(school), [1, modules - 2100])
})
