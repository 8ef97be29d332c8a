import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openBackOffice, system } from '#testing/back-office.ts'
import { clearOldTries, giveBackTry, tryDoor, type Door } from './throttle.ts'

const office = await openBackOffice()
after(office.close)

const tryAs = (door: Door, who: string) => office.work(system, (work) => tryDoor(work, door, who))

/** How many of fifty tries pass, each from the next of these. */
async function passing(door: Door, who: readonly string[]): Promise<number> {
  let passed = 0
  for (let at = 0; at < 50; at += 1) if (await tryAs(door, who[at % who.length] ?? '')) passed += 1
  return passed
}

/** How many tries the door of the first has seen once each of these has tried. */
async function countedAs(door: Door, who: readonly string[]): Promise<number> {
  const { kysely } = office.house.database
  await sql`delete from tries where door like ${`${door}:%`}`.execute(kysely)
  for (const one of who) await tryAs(door, one)
  const { rows } = await sql<{ count: number }>`
    select count from tries where door like ${`${door}:%`}`.execute(kysely)
  return rows.length === 1 ? (rows[0]?.count ?? 0) : 0
}

test('the addresses of one IPv6 network share one door, however they are written; those of another do not', async () => {
  const network = [
    '2001:db8:1:2::1',
    '2001:db8:1:2:ffff::',
    '2001:db8:1:2:3:4:5:6',
    '2001:DB8:1:2::9',
  ]
  assert.equal(await passing('enrolment', network), 20)
  assert.equal(await passing('enrolment', ['2001:db8:1:3::1']), 20)
  assert.equal(await passing('enrolment', ['::1', '::2', '0:0:0:0:0:0:0:3']), 20)
  assert.equal(await passing('enrolment', ['192.0.2.7', '::ffff:192.0.2.7']), 20)
  assert.equal(await passing('enrolment', ['192.0.2.8']), 20)
  for (const door of ['address', 'link', 'supervision'] as const)
    assert.equal(await countedAs(door, network), network.length, door)
})

test('tries at once never slip through: exactly as many pass as the door lets', async () => {
  const tries = Array.from({ length: 40 }, () => tryAs('account', 'une personne'))
  const passed = (await Promise.all(tries)).filter(Boolean)
  assert.equal(passed.length, 15)
})

test('however they are spread, an account sees at most thirty tries in any hour', async () => {
  const minuteMs = 60_000
  const passedAt: number[] = []
  for (let minute = 0; minute < 300; minute += 1) {
    for (let tries = 0; tries < 2; tries += 1)
      if (await tryAs('account', 'visée')) passedAt.push(minute)
    office.clock.advance(minuteMs)
  }
  const most = Math.max(
    ...passedAt.map((from) => passedAt.filter((at) => at >= from && at < from + 60).length),
  )
  assert(most <= 30, String(most))
})

test('giving back a try never opens a door wider than it was', async () => {
  await office.work(system, (work) => giveBackTry(work, 'account', 'jamais venue'))
  await office.work(system, (work) => giveBackTry(work, 'account', 'jamais venue'))
  assert.equal(await passing('account', ['jamais venue']), 15)
  await office.work(system, clearOldTries)
  assert.equal(await tryAs('account', 'jamais venue'), false)
})
