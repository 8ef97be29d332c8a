import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { letADayPass } from '#demo/lifelike-school/let-a-day-pass.ts'
import { openBrowser } from '#testing/browser.ts'
import { goodPassword } from '#testing/people.ts'
import { buildTestAgent } from '#testing/real-agent.ts'
import { freeAddresses, startRealServer } from '#testing/real-server.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { assertSidesEqual } from '#testing/transfers/both-sides.ts'
import { transferCutAt, type Point } from '#testing/transfers/kill-at.ts'
import { enterRollCall, rollCallsIn } from '#testing/transfers/online-entries.ts'
import { openRealPlace } from '#testing/transfers/real-place.ts'
import { writeSmallSchool } from '#testing/transfers/small-school.ts'
import { toldTransfers } from '#testing/transfers/told-transfers.ts'
import {
  assertGood,
  openTransferringSchool,
  type TransferringSchool,
} from '#testing/transfers/transferring-school.ts'

const home = await testFolder()
const model = join(home, 'model')
await mkdir(model)
writeSmallSchool(model)
const bundle = await buildTestAgent(join(home, 'bundle'))
const place = await openRealPlace()
const addresses = await freeAddresses()
const start = () => startRealServer(addresses, place.environment)
let server = await start()
after(() => server.kill())
const browser = openBrowser(addresses.portalUrl)
const token = /\/lien#([\w-]{43})/.exec(server.printed.out)?.[1] ?? ''
await browser.call('POST /api/password-links/use', { body: { token, password: goodPassword } })

const points: readonly (Point & { readonly name: string; readonly withAgent?: true })[] = [
  { name: 'before its first answer is heard', type: 'open', nth: 1, when: 'after' },
  { name: 'in the middle of staging', type: 'stage', nth: 7, when: 'before' },
  { name: 'between the last rows and the commit', type: 'commit', nth: 2, when: 'before' },
  { name: 'right after it published', type: 'commit', nth: 3, when: 'after' },
  {
    name: 'with the agent, right after it published',
    type: 'commit',
    nth: 1,
    when: 'after',
    withAgent: true,
  },
  { name: 'before the close', type: 'close', nth: 1, when: 'before' },
]

test('a server killed at any point of a transfer: the agent says its message again and goes on, or the next does; nothing is lost, nothing is there twice', async (t) => {
  const schools: TransferringSchool[] = []
  for (const { name, withAgent, ...point } of points) {
    const school = await openSchool()
    schools.push(school)
    let restarting: Promise<unknown> = Promise.resolve()
    const { ended } = await transferCutAt(school, point, async ({ kill }) => {
      await server.kill()
      if (withAgent) kill()
      restarting = start().then((started) => (server = started))
    })
    await restarting
    t.diagnostic(`${name}: ${ended.code}`)
    if (ended.code !== 0) {
      assert.equal(ended.code, withAgent ? null : 4)
      assertGood(await school.transfer())
    }
    assert.match((await school.transfer()).out, /Les deux côtés sont identiques/)
  }
  await server.stop()
  await place.look(async (kysely) => {
    for (const school of schools) {
      await assertSidesEqual(kysely, school.clientId, school)
      const outcomes = (await toldTransfers(kysely, school.clientId)).map(({ outcome }) => outcome)
      assert(outcomes.every((outcome) => outcome === 'done' || outcome === 'superseded'))
      assert.deepEqual(outcomes.slice(-1), ['done'])
    }
  })
  server = await start()
})

test('an online side that was set back to an earlier day is named, gets again what it lost, entries too, and both sides are equal', async () => {
  const school = await openSchool()
  assertGood(await school.transfer())
  await server.stop()
  const setBack = await place.keep()
  const entered = await place.look((kysely) => enterRollCall(kysely, school.clientId))
  server = await start()
  for (const day of ['2026-11-23', '2026-11-24']) {
    letADayPass(school.base, { seed: 8, day })
    assertGood(await school.transfer())
  }
  await server.stop()
  await setBack()
  server = await start()
  letADayPass(school.base, { seed: 8, day: '2026-11-26' })
  const { ended } = await transferCutAt(
    school,
    { type: 'commit', nth: 1, when: 'after' },
    ({ kill }) => kill(),
  )
  assert.equal(ended.code, null)
  assertGood(await school.transfer())
  assert.match((await school.transfer()).out, /Les deux côtés sont identiques/)
  await server.stop()
  await place.look(async (kysely) => {
    await assertSidesEqual(kysely, school.clientId, school)
    assert.deepEqual(rollCallsIn(school), [entered])
    const { rows } = await sql<{ id: string }>`
      select id from online_operations where client_id = ${school.clientId}`.execute(kysely)
    assert.deepEqual(
      rows.map(({ id }) => id),
      [entered],
    )
    const told = await toldTransfers(kysely, school.clientId)
    assert.deepEqual(
      told.slice(-3).map(({ outcome, restored }) => [outcome, ...restored]),
      [['superseded', 'online'], ['done', 'online'], ['done']],
    )
  })
})

let opened = 0

async function openSchool(): Promise<TransferringSchool> {
  const school = await openTransferringSchool({
    browser,
    distributorId: null,
    agentsUrl: addresses.agentsUrl,
    bundle,
    model,
    home: join(home, `school-${(opened += 1)}`),
  })
  after(school.proxy.close)
  return school
}
