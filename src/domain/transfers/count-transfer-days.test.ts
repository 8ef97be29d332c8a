import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { TransferWeek } from '#contracts/fleet.ts'
import { changeClient } from '#domain/clients/save-client.ts'
import { readClient } from '#domain/clients/read-client.ts'
import { audienceOf } from '#server/routes/places.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { foundDistributor, hire, schoolFields, type Person } from '#testing/people.ts'
import { openTransferringSchool } from '#testing/transferring-school.ts'
import { countSomeDays, countTransferDays } from './count-transfer-days.ts'
import { endInterrupted } from './end-interrupted.ts'
import { readFleetYear } from './read-fleet-year.ts'
import { readTransfers } from './read-transfers.ts'

/** Monday of week 48, ten minutes before midnight in Paris. */
const office = await openBackOffice({ now: new Date('2026-11-23T22:50:00Z') })
after(office.close)
const { database, clock } = office.house
const [here, elsewhere] = [
  await hire(office, 'technicien', await foundDistributor(office)),
  await hire(office, 'technicien', await foundDistributor(office)),
]
const publisher = await hire(office, 'administrateur', null)
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const isOpen = () => false

const count = () => countTransferDays(office.house, isOpen)
const yearOf = ({ actor }: Person) => office.work(actor, readFleetYear)
const thisWeek = async (person: Person): Promise<TransferWeek | undefined> =>
  (await yearOf(person)).weeks.at(-1)
const allDays = async () =>
  (
    await sql<{ day: string; done: number }>`
      select to_char(day, 'YYYY-MM-DD') as day, sum(done)::integer as done from transfer_days
      group by 1 order by 1`.execute(database.kysely)
  ).rows

test('nothing is written before a transfer has ended', async () => {
  await count()
  const { weeks, countedAt } = await yearOf(publisher)
  assert.equal(countedAt, null)
  assert.ok(weeks.every((week) => week.done + week.failed + week.records === 0))
})

test('transfers are counted by the day in Paris on which they ended, how they ended and what they brought, once', async () => {
  const [ours, theirs] = [
    await openTransferringSchool(office, here),
    await openTransferringSchool(office, elsewhere),
  ]
  const classes = Array.from({ length: 40 }, (_, at) => ({ id: `C${at}`, libelle: `Classe ${at}` }))
  ours.put('classe', classes)
  await ours.transfer()
  await theirs.transfer()
  office.clock.advance(20 * minuteMs)
  await ours.transfer()
  ours.remove(
    'classe',
    classes.slice(0, 30).map(({ id }) => id),
  )
  await ours.transfer()
  theirs.base.tables.delete('cours')
  await theirs.transfer()
  ours.put('niveau', [{ id: 'N', libelle: 'Sixième' }])
  await ours.transferInPart(2)
  office.clock.advance(15 * minuteMs)
  await office.work(system, (work) => endInterrupted(work, audienceOf(office.house)))

  await Promise.all([count(), count(), count()])
  assert.deepEqual(await allDays(), [
    { day: '2026-11-23', done: 2 },
    { day: '2026-11-24', done: 1 },
  ])
  const records = await recordsOf(ours.clientId)
  assert.ok(records >= 40)
  const week = { monday: '2026-11-23', interrupted: 1, held: 1, records }
  assert.deepEqual(await thisWeek(here), { ...week, done: 2, failed: 0 })
  const others = await recordsOf(theirs.clientId)
  const theirWeek = { monday: '2026-11-23', interrupted: 0, held: 0, records: others }
  assert.deepEqual(await thisWeek(elsewhere), { ...theirWeek, done: 1, failed: 1 })
  const whole = { ...week, done: 3, failed: 1, records: records + others }
  assert.deepEqual(await thisWeek(publisher), whole)
  await count()
  assert.deepEqual(await thisWeek(publisher), whole)
})

test('a day that was counted is counted again while it is young, then stands', async () => {
  const school = await openTransferringSchool(office, here)
  const before = await thisWeek(here)
  await school.transfer()
  await count()
  assert.equal((await thisWeek(here))?.done, (before?.done ?? 0) + 1)
  // The school goes to another distributor: of the days before, those that stand stay where they were.
  office.clock.advance(3 * dayMs)
  await count()
  await office.work(publisher.actor, async (work) => {
    const { version } = await readClient(work, school.clientId)
    const fields = schoolFields(elsewhere.actor.distributorId)
    await changeClient(work, school.clientId, { ...fields, version })
  })
  const [ours, theirs] = [await thisWeek(here), await thisWeek(elsewhere)]
  await school.transfer()
  await count()
  assert.deepEqual(await thisWeek(here), ours)
  assert.equal((await thisWeek(elsewhere))?.done, (theirs?.done ?? 0) + 1)
})

test('the year has 53 weeks, ends with the current one, and those without a transfer are 0', async () => {
  const { weeks, countedAt } = await yearOf(publisher)
  assert.equal(weeks.length, 53)
  assert.deepEqual([weeks[0]?.monday, weeks.at(-1)?.monday], ['2025-11-24', '2026-11-23'])
  assert.equal(countedAt, clock.now().toISOString())
  assert.ok(weeks.slice(0, -1).every((week) => week.done + week.records === 0))
})

test('after a long silence it goes on from the day it was at, a month at a time, and keeps 400 days', async () => {
  const school = await openTransferringSchool(office, here)
  await school.transfer()
  await count()
  const first = await allDays()
  office.clock.advance(100 * dayMs)
  await school.transfer()
  assert.equal(await office.work(system, countSomeDays), true)
  await count()
  assert.equal(await office.work(system, countSomeDays), false)
  assert.deepEqual(
    (await allDays()).map(({ day }) => day),
    [...first.map(({ day }) => day), '2027-03-07'],
  )
  office.clock.advance(310 * dayMs)
  await count()
  assert.deepEqual(
    (await allDays()).map(({ day }) => day),
    ['2027-03-07'],
  )
  office.clock.advance(100 * dayMs)
  await count()
  assert.deepEqual(await allDays(), [])
})

/** As the page of the client adds them up. */
async function recordsOf(clientId: string): Promise<number> {
  const { transfers } = await office.work(publisher.actor, (work) =>
    readTransfers(work, clientId, isOpen),
  )
  return transfers.flatMap(({ modules }) => modules).reduce((sum, { records }) => sum + records, 0)
}
