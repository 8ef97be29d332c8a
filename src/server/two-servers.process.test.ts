import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { agentCaller, openBrowser } from '#testing/browser.ts'
import { goodPassword, schoolFields } from '#testing/people.ts'
import { buildTestAgent } from '#testing/real-agent.ts'
import {
  environmentOf,
  freeAddresses,
  startRealServer,
  type RealServer,
} from '#testing/real-server.ts'
import { freePorts, openRoundRobins } from '#testing/round-robin.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { writeObservations } from '#testing/write-observations.ts'
import { assertSidesEqual } from '#testing/transfers/both-sides.ts'
import { transferCutAt } from '#testing/transfers/kill-at.ts'
import { openRealPlace } from '#testing/transfers/real-place.ts'
import { writeSmallSchool } from '#testing/transfers/small-school.ts'
import { assertGood, openTransferringSchool } from '#testing/transfers/transferring-school.ts'

const skip = testDatabaseKind() !== 'postgres' && 'nobody shares an embedded database'
const rounds = Number(process.env['KILL_ROUNDS'] ?? 4)
const random = seededRandom(Number(process.env['KILL_SEED'] ?? 20_261_129))

test(
  'two servers that start together on an empty database and without keys work as one behind a plain round robin; killing either loses nothing that was acknowledged',
  {
    skip,
  },
  async (t) => {
    const home = await testFolder()
    const place = await openRealPlace()
    const addresses = await freeAddresses()
    const ports = [await freePorts(), await freePorts()]
    const start = (at: number): Promise<RealServer> =>
      startRealServer(addresses, { ...place.environment, ...ports[at] })
    const servers = await Promise.all([start(0), start(1)])
    after(() => Promise.all(servers.map((server) => server.kill())))
    const roundRobin = await openRoundRobins(environmentOf(addresses), ports)
    after(roundRobin.close)

    const browser = openBrowser(addresses.portalUrl)
    const { call } = browser
    // Both printed one: the newer link is the one that counts.
    const tokens = servers.map(({ printed }) => /\/lien#([\w-]{43})/.exec(printed.out)?.[1] ?? '')
    const used = await Promise.allSettled(
      tokens.map((token) =>
        call('POST /api/password-links/use', { body: { token, password: goodPassword } }),
      ),
    )
    assert.equal(used.filter(({ status }) => status === 'fulfilled').length, 1)
    const staff = await call('GET /api/staff')
    assert.equal(staff.length, 1)

    await t.test('an agent that waits at one hears what was asked at the other', async () => {
      const { id: clientId, ogec } = await call('POST /api/clients', { body: schoolFields(null) })
      const params = { clientId }
      await call('POST /api/clients/:clientId/online-service', { params, body: { ogec } })
      const { code } = await call('POST /api/clients/:clientId/enrolment-codes', { params })
      const { credential } = await agentCaller(addresses.agentsUrl)('POST /agent/enrolment', {
        body: { code, machine: 'POSTE-1', version: '1.0.0' },
      })
      const agent = agentCaller(addresses.agentsUrl, credential)
      for (let time = 0; time < 6; time += 1) {
        const waiting = agent('GET /agent/orders', { query: { wait: 25 } })
        // Both know of it, whichever is asked.
        const knows = async () =>
          (await call('GET /api/clients/:clientId/online-service', { params })).listening
        while (!((await knows()) && (await knows()))) await delay(20)
        const { id } = await call('POST /api/clients/:clientId/online-checks', { params })
        // Who is not woken hears nothing until its time is up, and then gets nothing.
        assert.deepEqual(
          (await waiting).orders.map((order) => order.id),
          [id],
        )
        await agent('POST /agent/online-checks/:checkId/answer', {
          params: { checkId: id },
          body: { findings: [{ what: 'access', outcome: 'open', code: null }] },
        })
      }
    })

    await t.test('killed one after the other under load', async () => {
      let acknowledged = 0
      for (let round = 0; round < rounds; round += 1) {
        const client = await call('POST /api/clients', { body: schoolFields(null) })
        let isOver = false
        const writing = writeObservations(browser, client.id, () => isOver)
        await delay(150 + random() * 500)
        const at = round % 2
        await servers[at]?.kill()
        await delay(300)
        isOver = true
        const kept = await writing
        acknowledged += kept.length
        const { observations } = await call('GET /api/clients/:clientId', {
          params: { clientId: client.id },
        })
        const found = new Set(observations.map(({ text }) => text))
        assert.deepEqual(
          kept.filter((text) => !found.has(text)),
          [],
        )
        servers[at] = await start(at)
        const verdict = await call('GET /api/audit/integrity')
        assert(verdict.intact, JSON.stringify(verdict))
      }
      t.diagnostic(
        `proof: two servers, ${acknowledged} acknowledged observations, 0 lost, in ${rounds} kills`,
      )
      assert(acknowledged > 0)
    })

    await t.test('a transfer goes on at the other', async () => {
      const model = join(home, 'model')
      await mkdir(model)
      writeSmallSchool(model)
      const school = await openTransferringSchool({
        browser,
        distributorId: null,
        agentsUrl: addresses.agentsUrl,
        bundle: await buildTestAgent(join(home, 'bundle')),
        model,
        home: join(home, 'school'),
      })
      after(school.proxy.close)
      const { ended } = await transferCutAt(school, { type: 'stage', nth: 5, when: 'after' }, () =>
        servers[0]?.kill(),
      )
      assertGood(ended)
      assert.match((await school.transfer()).out, /Les deux côtés sont identiques/)
      await place.look((kysely) => assertSidesEqual(kysely, school.clientId, school))
      servers[0] = await start(0)
    })

    const counts = roundRobin.counts()
    t.diagnostic(`requests answered by each: ${counts.join(' and ')}`)
    assert(counts.every((count) => count > 20))
  },
)
